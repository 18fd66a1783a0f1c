import { parseProgramNames } from "../../rpc-services/parse-program-names.ts";

/** Names of RPC programs that every system gives the same number (RFC 1700 and the `/etc/rpc` of Unix systems). */
export const WELL_KNOWN_PROGRAMS = parseProgramNames(`
portmapper 100000 portmap sunrpc rpcbind
rstatd 100001 rstat rstat_svc rup perfmeter
rusersd 100002 rusers
nfs 100003 nfsprog
ypserv 100004 ypprog
mountd 100005 mount showmount
ypbind 100007
walld 100008 rwall shutdown
yppasswdd 100009 yppasswd
etherstatd 100010 etherstat
rquotad 100011 rquotaprog quota rquota
sprayd 100012 spray
rexd 100017 rex
nlockmgr 100021
status 100024
bootparam 100026
ypupdated 100028 ypupdate
keyserv 100029 keyserver
ypxfrd 100069
nfs_acl 100227
pcnfsd 150001
amd 300019 amq
sgi_fam 391002
`);
