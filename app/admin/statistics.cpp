#include <algorithm>

#include "app/admin/handlers.h"
#include "base/number.h"
#include "core/statistics.h"
#include "http/form.h"
#include "view/pages/admin_statistics.h"

namespace gatepost::app {
namespace {

/// How many days are asked for; the first choice for anything that is none.
int span_in(std::string_view text) {
    const auto asked = base::parse_number<int>(text);
    const auto* choice = std::find(std::begin(view::statistics_spans),
                                   std::end(view::statistics_spans), asked.value_or(0));
    return choice == std::end(view::statistics_spans) ? view::statistics_spans[0] : *choice;
}

}  // namespace

http::Response show_statistics(Context& context, const ProvenAdministrator&) {
    const int span = span_in(http::parse_query(context.request())["days"]);
    const auto today = std::chrono::floor<std::chrono::days>(context.now());
    const auto since = today - std::chrono::days(span - 1);
    auto& rows = context.store().rows().statistics;
    return context.page(http::Status::ok,
                        view::AdminStatisticsPage{span, core::days(rows, since, today),
                                                  core::cohorts(rows, since, today)});
}

}  // namespace gatepost::app
