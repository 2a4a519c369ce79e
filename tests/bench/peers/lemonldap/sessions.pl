#!/usr/bin/perl
# Sessions as the portal of LemonLDAP::NG makes and ends them, through its own library, in the store and
# the caches of the configuration that LLNG_DEFAULTCONFFILE names.
#
#   sessions.pl make COUNT   those of so many people; their identifiers are 1 to COUNT, in 64 digits
#   sessions.pl end ID
use strict;
use warnings;

use Lemonldap::NG::Common::Conf;
use Lemonldap::NG::Common::Session;

my $access = Lemonldap::NG::Common::Conf->new()
  or die $Lemonldap::NG::Common::Conf::msg;
my $conf = $access->getConf( { noCache => 1 } )
  or die $Lemonldap::NG::Common::Conf::msg;

# What a login by its demonstration's accounts leaves.
sub account {
    my $number = shift;
    my $name   = $number == 1 ? 'member' : "member$number";
    my $now    = time;
    return {
        _utime              => $now,
        _lastAuthnUTime     => $now,
        _user               => $name,
        _whatToTrace        => $name,
        _auth               => 'Demo',
        _userDB             => 'Demo',
        _passwordDB         => 'Demo',
        _timezone           => 0,
        _url                => '',
        authenticationLevel => 1,
        cn                  => "Member $number",
        groups              => 'members; readers',
        ipAddr              => '127.0.0.1',
        mail                => "$name\@example.org",
        uid                 => $name,
        UA                  => 'Mozilla/5.0',
    };
}

sub session {
    my ( $id, %further ) = @_;
    return Lemonldap::NG::Common::Session->new(
        {
            storageModule        => $conf->{globalStorage},
            storageModuleOptions => $conf->{globalStorageOptions},
            cacheModule          => $conf->{localSessionStorage},
            cacheModuleOptions   => $conf->{localSessionStorageOptions},
            id                   => $id,
            kind                 => 'SSO',
            %further,
        }
    );
}

sub check {
    my $session = shift;
    die $session->error if $session->error;
}

my ( $command, $what ) = @ARGV;
if ( $command eq 'make' ) {
    check session( sprintf( '%064d', $_ ), force => 1, info => account($_) ) for 1 .. $what;
}
elsif ( $command eq 'end' ) {
    my $session = session($what);
    check $session;
    $session->remove;
    check $session;
}
else {
    die "usage: sessions.pl make COUNT | end ID\n";
}
