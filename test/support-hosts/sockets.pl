# What the programs of the test hosts are written in: sockets of every kind, in the Perl that every Debian has.
use strict;
use warnings;
use Socket qw(:all);
$| = 1;
our @sockets;

sub family { $_[0] =~ /:/ ? AF_INET6 : AF_INET }

sub endpoint {
    my ($host, $port) = @_;
    return pack_sockaddr_in6($port, inet_pton(AF_INET6, $host)) if $host =~ /:/;
    return pack_sockaddr_in($port, inet_aton($host));
}

sub opened {
    my ($type, $protocol, $host, %options) = @_;
    socket(my $socket, family($host), $type, $protocol) or die "socket: $!";
    setsockopt($socket, SOL_SOCKET, SO_REUSEADDR, 1);
    setsockopt($socket, SOL_SOCKET, SO_REUSEPORT, 1) if $options{reuseport};
    setsockopt($socket, IPPROTO_IPV6, IPV6_V6ONLY, $options{v6only}) if defined $options{v6only};
    push @sockets, $socket;
    return $socket;
}

sub bound {
    my ($type, $protocol, $host, $port, %options) = @_;
    my $socket = opened($type, $protocol, $host, %options);
    bind($socket, endpoint($host, $port)) or die "bind $host $port: $!";
    return $socket;
}

sub listening {
    my $socket = bound(@_);
    listen($socket, 64) or die "listen: $!";
    return $socket;
}

sub tcp { listening(SOCK_STREAM, IPPROTO_TCP, @_) }
sub mptcp { listening(SOCK_STREAM, 262, @_) }
sub bound_tcp { bound(SOCK_STREAM, IPPROTO_TCP, @_) }
sub udp { bound(SOCK_DGRAM, IPPROTO_UDP, @_) }
sub udplite { bound(SOCK_DGRAM, 136, @_) }

sub connected {
    my ($type, $protocol, $host, $port) = @_;
    my $socket = opened($type, $protocol, $host);
    connect($socket, endpoint($host, $port)) or die "connect $host $port: $!";
    return $socket;
}

sub connected_tcp { connected(SOCK_STREAM, IPPROTO_TCP, @_) }
sub connected_udp { connected(SOCK_DGRAM, IPPROTO_UDP, @_) }

sub comm {
    open(my $file, ">", "/proc/self/comm") or die "comm: $!";
    syswrite($file, $_[0]);
}

# Runs a block in a child process that then waits for ever; gives the child's id once the block is done.
sub child(&) {
    my ($block) = @_;
    pipe(my $done, my $say) or die "pipe: $!";
    my $pid = fork() // die "fork: $!";
    if ($pid == 0) { $block->(); close($say); sleep 1 while 1; }
    close($say);
    my $nothing = <$done>;
    return $pid;
}

# Tells the test that everything is open, with the ids of the processes, and waits for ever.
sub ready {
    print join(" ", "ready", @_), "\n";
    sleep 1 while 1;
}

1;
