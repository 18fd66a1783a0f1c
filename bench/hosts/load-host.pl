# Fills a private machine with processes and sockets, says so, and waits. Run by start-load-host.ts.
# It ends by itself after a quarter of an hour.
#   perl load-host.pl PROCESSES LISTENERS ESTABLISHED DESCRIPTORS LAYOUT
# LAYOUT `spread`: every process has its share of everything; `few`: the listeners belong to the first processes.
use strict;
use warnings;
use Socket qw(:all);
$| = 1;
my ($processes, $listeners, $established, $descriptors, $layout) = @ARGV;

sub stream { socket(my $socket, AF_INET, SOCK_STREAM, 0) or die "socket: $!"; return $socket }
sub share { my ($whole, $n) = @_; return int($whole * ($n + 1) / $processes) - int($whole * $n / $processes) }

sub listener {
    my ($address, $port) = @_;
    my $socket = stream();
    setsockopt($socket, SOL_SOCKET, SO_REUSEADDR, 1);
    bind($socket, pack_sockaddr_in($port, inet_aton($address))) or die "bind $port: $!";
    listen($socket, 4096) or die "listen: $!";
    return $socket;
}

# Both ends of a connection belong to the process: two established sockets.
sub pair {
    my ($server, $address, $port) = @_;
    my $client = stream();
    setsockopt($client, SOL_SOCKET, SO_LINGER, pack("ii", 1, 0));
    connect($client, pack_sockaddr_in($port, inet_aton($address))) or die "connect: $!";
    accept(my $accepted, $server) or die "accept: $!";
    setsockopt($accepted, SOL_SOCKET, SO_LINGER, pack("ii", 1, 0));
    return ($client, $accepted);
}

sub fill {
    my ($n) = @_;
    my @held;
    my $first = $layout eq "few" ? $n : int($listeners * $n / $processes);
    my $wanted = $layout eq "few" ? ($n < $listeners ? 1 : 0) : share($listeners, $n);
    push @held, listener("0.0.0.0", 1024 + $first + $_) for 0 .. $wanted - 1;
    my $address = join(".", 127, 1, $n >> 8, $n & 255);
    my $server = listener($address, 900);
    push @held, pair($server, $address, 900) for 1 .. share($established, $n) / 2;
    close($server);
    while (@held + 4 < share($descriptors, $n)) {
        open(my $file, "<", "/dev/null") or die "open: $!";
        push @held, $file;
    }
    return @held;
}

my @children;
for my $n (0 .. $processes - 1) {
    pipe(my $done, my $say) or die "pipe: $!";
    my $pid = fork() // die "fork: $!";
    if ($pid == 0) {
        close($done);
        my @held = fill($n);
        syswrite($say, "x");
        close($say);
        sleep 60 while 1;
    }
    close($say);
    push @children, [$pid, $done];
    finish(shift @children) if @children >= 8;
}
finish($_) for @children;

sub finish {
    my ($child) = @_;
    sysread($child->[1], my $byte, 1) or die "process $child->[0] failed";
}

# The first process of a namespace ignores signals that it has no handler for.
$SIG{ALRM} = sub { exit 0 };
alarm 900;
print "ready\n";
sleep 60 while 1;
