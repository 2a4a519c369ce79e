{{%AUTOESCAPE context="HTML"}}
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin: 24px 0;">
<tr>
<td class="fill" align="center" bgcolor="{{ACCENT}}" style="border-radius: 6px; background-color: {{ACCENT}}; mso-padding-alt: 13px 26px;"><a class="on-fill" href="{{BUTTON_LINK}}" style="display: inline-block; padding: 13px 26px; color: {{ON_ACCENT}}; font-weight: bold; text-decoration: none;">{{BUTTON_TEXT}}</a></td>
</tr>
</table>
<p class="soft" style="margin: 0 0 16px; color: #53605a; font-size: 14px;">[[If the button doesn't work, copy this link into your browser:]]<br><a class="link" dir="ltr" href="{{BUTTON_LINK}}" style="color: {{LINK_COLOUR}}; word-break: break-all;">{{BUTTON_LINK}}</a></p>
