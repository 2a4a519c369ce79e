#pragma once

#include <ctemplate/template_string.h>

/// The names of the templates' variables and sections, generated from views/*.tpl. Each template
/// has its own namespace, because the generator tells templates apart by their initials only.
/// A mail's two parts share their names; those of the text part stand for both.
namespace gatepost::view::names {

namespace frame {
#include "names/frame.tpl.h"
}
namespace home {
#include "names/home.tpl.h"
}
namespace register_form {
#include "names/register.tpl.h"
}
namespace login {
#include "names/login.tpl.h"
}
namespace logout {
#include "names/logout.tpl.h"
}
namespace unconfirmed {
#include "names/unconfirmed.tpl.h"
}
namespace decline {
#include "names/decline.tpl.h"
}
namespace address {
#include "names/address.tpl.h"
}
namespace confirm_address {
#include "names/confirm_address.tpl.h"
}
namespace undo_address {
#include "names/undo_address.tpl.h"
}
namespace sessions {
#include "names/sessions.tpl.h"
}
namespace rescue {
#include "names/rescue.tpl.h"
}
namespace proof {
#include "names/proof.tpl.h"
}
namespace delete_account {
#include "names/delete.tpl.h"
}
namespace keep {
#include "names/keep.tpl.h"
}
namespace forgot {
#include "names/forgot.tpl.h"
}
namespace reset {
#include "names/reset.tpl.h"
}
namespace profile {
#include "names/profile.tpl.h"
}
namespace gate_refused {
#include "names/gate_refused.tpl.h"
}
namespace gate_return {
#include "names/gate_return.tpl.h"
}
namespace gate_tab {
#include "names/gate_tab.tpl.h"
}
namespace gate_loop {
#include "names/gate_loop.tpl.h"
}
namespace language {
#include "names/language.tpl.h"
}
namespace error {
#include "names/error.tpl.h"
}
namespace mail_frame {
#include "names/mail/frame.html.tpl.h"
}
namespace confirm_email {
#include "names/mail/confirm_email.txt.tpl.h"
}
namespace already_registered {
#include "names/mail/already_registered.txt.tpl.h"
}
namespace reset_password {
#include "names/mail/reset_password.txt.tpl.h"
}
namespace password_changed {
#include "names/mail/password_changed.txt.tpl.h"
}
namespace new_device {
#include "names/mail/new_device.txt.tpl.h"
}
namespace deletion_asked {
#include "names/mail/deletion_asked.txt.tpl.h"
}
namespace change_address {
#include "names/mail/change_address.txt.tpl.h"
}
namespace address_changing {
#include "names/mail/address_changing.txt.tpl.h"
}

}  // namespace gatepost::view::names
