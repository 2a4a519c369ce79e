[[Email from {{SITE_NAME}} works: you're reading it. No action is needed.]]
