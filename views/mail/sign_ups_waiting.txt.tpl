{{COUNT}} [[To see who they are and what they wrote, run this on the server:]]

{{CODE}}

[[Approve a sign-up with “gatepost signup approve”, or refuse it with “gatepost signup refuse”. They get an email either way.]]
