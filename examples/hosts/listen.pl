# A service without a purpose: opens sockets, lets workers of other users share them, and waits for ever.
#
#   listen.pl root,www-data tcp 0.0.0.0:80 udp [::]:443
#
# It returns once all sockets are open and all workers run.
use strict;
use warnings;
use Socket qw(:all);

my ($users, @wanted) = @ARGV;
my @sockets;
while (my ($transport, $address) = splice @wanted, 0, 2) { push @sockets, opened($transport, $address) }

pipe(my $done, my $open) or die "pipe: $!";
for my $user (split /,/, $users) { serve($user) if !fork }
close $open;
my @ready = <$done>;
exit(@ready == split(/,/, $users) ? 0 : 1);

sub opened {
    my ($transport, $address) = @_;
    my ($host, $port) = $address =~ /^\[?(.*?)\]?:(\d+)$/ or die "$address is no address and port\n";
    my $family = $host =~ /:/ ? AF_INET6 : AF_INET;
    socket(my $socket, $family, $transport eq "tcp" ? SOCK_STREAM : SOCK_DGRAM, 0) or die "socket: $!";
    setsockopt($socket, IPPROTO_IPV6, IPV6_V6ONLY, 1) if $family == AF_INET6;
    my $bytes = inet_pton($family, $host) // die "$host is no address\n";
    bind($socket, $family == AF_INET6 ? pack_sockaddr_in6($port, $bytes) : pack_sockaddr_in($port, $bytes))
        or die "bind $address: $!";
    $transport ne "tcp" or listen($socket, 16) or die "listen $address: $!";
    return $socket;
}

sub serve {
    my ($user) = @_;
    my (undef, undef, $uid, $gid) = getpwnam($user) or die "there is no user $user\n";
    ($(, $)) = ($gid, "$gid $gid");
    ($<, $>) = ($uid, $uid);
    $> == $uid or die "cannot become $user: $!";
    $0 = $^X;
    open STDIN, "<", "/dev/null";
    open STDOUT, ">", "/dev/null";
    open STDERR, ">", "/dev/null";
    syswrite $open, "ready\n";
    close $open;
    close $done;
    sleep 1 while 1;
}
