#include "app/cli/cli.h"

int main(int argc, char** argv) {
    return gatepost::app::cli::run(argc, argv);
}
