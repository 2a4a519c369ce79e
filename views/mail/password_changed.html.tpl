{{%AUTOESCAPE context="HTML"}}
<p style="margin: 0 0 16px;">The password of your account <strong style="word-break: break-word;">{{EMAIL}}</strong> at {{SITE_NAME}} was changed.</p>
<p style="margin: 0 0 16px;">If it was you, all is well. Everybody else who was logged in to your account is logged out now.</p>
<p style="margin: 24px 0;"><strong>If it was not you</strong>, set a new password at once:</p>
<p style="margin: 24px 0;"><a href="{{FORGOT_LINK}}" style="display: inline-block; padding: 12px 24px; border-radius: 6px; background-color: #1b6b4f; color: #ffffff; font-weight: bold; text-decoration: none;">Set a new password</a></p>
