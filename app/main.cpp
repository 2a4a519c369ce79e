#include "app/cli/run.h"

int main(int argc, char** argv) {
    return gatepost::app::cli::run(argc, argv);
}
