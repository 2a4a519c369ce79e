# `cmake --install`, or `make install DESTDIR=...`. The migrations are part of the program.

install(TARGETS gatepost RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})

# Manual pages and bash's completion, made by the program.
install(CODE "execute_process(COMMAND $<TARGET_FILE:gatepost> manual ${PROJECT_BINARY_DIR}/manual
    COMMAND_ERROR_IS_FATAL ANY)")
install(DIRECTORY ${PROJECT_BINARY_DIR}/manual/man1 DESTINATION ${CMAKE_INSTALL_MANDIR})
install(FILES ${PROJECT_BINARY_DIR}/manual/gatepost
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(DIRECTORY views DESTINATION ${CMAKE_INSTALL_DATADIR}/gatepost
    PATTERN languages EXCLUDE)  # in the program
install(DIRECTORY nginx DESTINATION ${CMAKE_INSTALL_DATADIR}/gatepost)
install(FILES LICENSE README.md docs/gatepost.toml DESTINATION ${CMAKE_INSTALL_DOCDIR})

# systemd looks in lib/systemd of /usr and /usr/local, never in a folder of the architecture.
foreach(unit gatepost.service gatepost-courier.service)
    configure_file(systemd/${unit}.in ${PROJECT_BINARY_DIR}/systemd/${unit} @ONLY)
    install(FILES ${PROJECT_BINARY_DIR}/systemd/${unit} DESTINATION lib/systemd/system)
endforeach()
install(FILES systemd/gatepost.socket DESTINATION lib/systemd/system)
