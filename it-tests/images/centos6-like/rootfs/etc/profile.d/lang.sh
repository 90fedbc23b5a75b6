# Stand-in: the language of the host, whatever the caller's.
if [ -f /etc/sysconfig/i18n ]; then
    . /etc/sysconfig/i18n
    export LANG
fi
