# `cmake --install`, or `make install DESTDIR=...`. The migrations are part of the program.

# Of folders on the way, whatever the umask: the service and nginx have to get through.
set(CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

install(TARGETS gatepost RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})

# Manual pages and bash's completion, made by the program.
set(manual ${PROJECT_BINARY_DIR}/manual)
install(CODE "file(REMOVE_RECURSE ${manual}/man1)
    execute_process(COMMAND $<TARGET_FILE:gatepost> manual ${manual} COMMAND_ERROR_IS_FATAL ANY)
    file(GLOB pages ${manual}/man1/*)
    execute_process(COMMAND gzip -9n \${pages} COMMAND_ERROR_IS_FATAL ANY)")
install(DIRECTORY ${manual}/man1 DESTINATION ${CMAKE_INSTALL_MANDIR})
install(FILES ${manual}/gatepost DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(DIRECTORY views DESTINATION ${CMAKE_INSTALL_DATADIR}/gatepost
    PATTERN languages EXCLUDE)  # in the program
install(DIRECTORY nginx DESTINATION ${CMAKE_INSTALL_DATADIR}/gatepost PATTERN *.in EXCLUDE)
install(DIRECTORY systemd/drop-ins/ DESTINATION ${CMAKE_INSTALL_DATADIR}/gatepost/systemd)

# As they lie here, so that links between them work.
install(FILES README.md ARCHITECTURE.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR})

configure_file(nginx/gatepost.conf.in ${PROJECT_BINARY_DIR}/nginx/gatepost.conf @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/nginx/gatepost.conf
    DESTINATION ${CMAKE_INSTALL_DATADIR}/gatepost/nginx)

# systemd looks in lib/systemd of /usr and /usr/local, never in a folder of the architecture.
foreach(unit gatepost.service gatepost-courier.service)
    configure_file(systemd/${unit}.in ${PROJECT_BINARY_DIR}/systemd/${unit} @ONLY)
    install(FILES ${PROJECT_BINARY_DIR}/systemd/${unit} DESTINATION lib/systemd/system)
endforeach()
install(FILES systemd/gatepost.socket DESTINATION lib/systemd/system)
install(FILES systemd/sysusers.conf DESTINATION lib/sysusers.d RENAME gatepost.conf)

if(GATEPOST_PACKAGE)
    include(cmake/package.cmake)
endif()
