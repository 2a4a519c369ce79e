#include "metrics/exposition.h"

#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

namespace gatepost::metrics {
namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

ClientMetric labelled(const Labels& labels) {
    ClientMetric metric;
    for (const auto& [name, value] : labels)
        metric.label.push_back({name, value});
    return metric;
}

MetricFamily family_of(const std::string& name, const std::string& help, MetricType type,
                       const std::vector<Sample>& samples) {
    MetricFamily family{name, help, type, {}};
    for (const auto& [labels, value] : samples) {
        ClientMetric metric = labelled(labels);
        (type == MetricType::Counter ? metric.counter.value : metric.gauge.value) = value;
        family.metric.push_back(std::move(metric));
    }
    return family;
}

ClientMetric::Histogram cumulative(const Histogram& histogram) {
    ClientMetric::Histogram result;
    for (std::size_t bucket = 0; bucket < Histogram::bounds.size(); ++bucket) {
        result.sample_count += histogram.count(bucket);
        result.bucket.push_back({result.sample_count, Histogram::bounds.at(bucket)});
    }
    result.sample_count += histogram.count(Histogram::bounds.size());
    result.sample_sum = histogram.total_seconds();
    return result;
}

}  // namespace

struct Exposition::Families {
    std::vector<MetricFamily> all;
};

Exposition::Exposition() : families_(std::make_unique<Families>()) {}
Exposition::~Exposition() = default;

void Exposition::add_counter(const std::string& name, const std::string& help,
                             const std::vector<Sample>& samples) {
    families_->all.push_back(family_of(name, help, MetricType::Counter, samples));
}

void Exposition::add_gauge(const std::string& name, const std::string& help,
                           const std::vector<Sample>& samples) {
    families_->all.push_back(family_of(name, help, MetricType::Gauge, samples));
}

void Exposition::add_histograms(
    const std::string& name, const std::string& help,
    const std::vector<std::pair<Labels, const Histogram*>>& histograms) {
    MetricFamily family{name, help, MetricType::Histogram, {}};
    for (const auto& [labels, histogram] : histograms) {
        family.metric.push_back(labelled(labels));
        family.metric.back().histogram = cumulative(*histogram);
    }
    families_->all.push_back(std::move(family));
}

std::string Exposition::text() const {
    return prometheus::TextSerializer().Serialize(families_->all);
}

}  // namespace gatepost::metrics
