{{%AUTOESCAPE context="HTML"}}
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin: 24px 0;">
<tr>
<td class="paper ink" bgcolor="#f4f6f4" style="padding: 12px 20px; border-radius: 6px; background-color: #f4f6f4; color: #1c2722;"><code dir="ltr" style="font-family: Consolas, Menlo, 'DejaVu Sans Mono', monospace; font-size: 20px; line-height: 1.4; word-break: break-word;">{{CODE}}</code></td>
</tr>
</table>
