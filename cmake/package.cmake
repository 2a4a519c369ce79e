# `make deb`: CPack makes a package for the release of Debian that builds it (package/deb).

# ~deb12 is older than ~deb13, so who upgrades Debian gets the package that was built for it.
file(READ /etc/os-release os_release)
string(REGEX MATCH "\nVERSION_ID=\"?([0-9]+)" matched "${os_release}")
set(CPACK_DEBIAN_PACKAGE_RELEASE "1~deb${CMAKE_MATCH_1}")
set(GATEPOST_PACKAGE_VERSION "${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}")

set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The Gatepost authors <gatepost@example.org>")

# Of the release, not of the build ($SOURCE_DATE_EPOCH), so that each build gives the same bytes.
string(TIMESTAMP GATEPOST_PACKAGE_DATE "%a, %d %b %Y %H:%M:%S +0000" UTC)
set(made ${PROJECT_BINARY_DIR}/debian)
configure_file(package/debian/changelog.in ${made}/changelog @ONLY)
configure_file(CHANGELOG.md ${made}/upstream COPYONLY)
execute_process(COMMAND gzip -9nkf ${made}/changelog ${made}/upstream COMMAND_ERROR_IS_FATAL ANY)

install(FILES package/debian/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${made}/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME changelog.Debian.gz)
install(FILES ${made}/upstream.gz DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME changelog.gz)
install(FILES ${PROJECT_BINARY_DIR}/manual/gatepost.toml
    DESTINATION ${CMAKE_INSTALL_FULL_SYSCONFDIR}/gatepost)
install(FILES package/debian/logrotate DESTINATION /etc/logrotate.d RENAME gatepost)
install(DIRECTORY DESTINATION /var/lib/gatepost)
# Sites say `include gatepost/...`.
install(CODE "file(MAKE_DIRECTORY \$ENV{DESTDIR}/etc/nginx)
    file(CREATE_LINK /usr/share/gatepost/nginx \$ENV{DESTDIR}/etc/nginx/gatepost SYMBOLIC)")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME gatepost)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SECTION httpd)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# For its user. Everything else is a library.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "systemd | systemd-standalone-sysusers | systemd-sysusers")
# What it works with in all but unusual installations: the database may be on another host, and so may
# the mail server that a small sendmail knows.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "nginx, mariadb-server, default-mta | mail-transport-agent")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "account front door for sites behind nginx")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"People sign up with an address and a password, get an email with a link, and
are held at the gate until they have followed it. Then any application behind
the same nginx is open to them, by rules for accounts, groups and domains.

It is one small process behind nginx, with MariaDB for the accounts and the
machine's own sendmail for the mail.")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
    ${PROJECT_SOURCE_DIR}/package/debian/conffiles
    ${PROJECT_SOURCE_DIR}/package/debian/postinst
    ${PROJECT_SOURCE_DIR}/package/debian/prerm
    ${PROJECT_SOURCE_DIR}/package/debian/postrm)
include(CPack)
