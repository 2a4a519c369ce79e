#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "metrics/histogram.h"

namespace gatepost::metrics {

using Labels = std::vector<std::pair<std::string, std::string>>;

/// One figure of several that share a name.
struct Sample {
    Labels labels;
    double value;
};

/// Figures of one moment, as Prometheus reads them (its text format 0.0.4). A name is given once,
/// with all its samples; counters end in `_total`, and units are seconds.
class Exposition {
  public:
    Exposition();
    ~Exposition();
    Exposition(const Exposition&) = delete;
    Exposition& operator=(const Exposition&) = delete;

    void add_counter(const std::string& name, const std::string& help,
                     const std::vector<Sample>& samples);
    void add_gauge(const std::string& name, const std::string& help,
                   const std::vector<Sample>& samples);
    void add_histograms(const std::string& name, const std::string& help,
                        const std::vector<std::pair<Labels, const Histogram*>>& histograms);

    void add_counter(const std::string& name, const std::string& help, double value) {
        add_counter(name, help, {{{}, value}});
    }
    void add_gauge(const std::string& name, const std::string& help, double value) {
        add_gauge(name, help, {{{}, value}});
    }

    std::string text() const;
    /// What `text` is, for a Content-Type header.
    static constexpr const char* media_type = "text/plain; version=0.0.4; charset=utf-8";

  private:
    struct Families;
    const std::unique_ptr<Families> families_;
};

}  // namespace gatepost::metrics
