#!/bin/sh
# A database that may not be written, or a folder: what is wrong, whose it is and
# what to do, in status 4; reading goes on where it can.
. "$(dirname "$0")/../lib.sh"
. "$TESTS/cases.sh"
mkdir box
JS_DB=$DIR/box/js.db
JS_LANG=zh
export JS_DB JS_LANG
cat >dump.csv <<'END'
工单编号,工单类型,问题分类,村/社区,主办单位,来电时间
A1,投诉,公安->养犬管理->不文明养犬,农光里社区,农光里社区,2026-11-22 08:00:00
END
ok 'a case' take --emit none dump.csv

# Root may everything: then somebody else runs the programs.
if [ "$(id -u)" -ne 0 ]; then
	as=
elif command -v setpriv >/dev/null && id nobody >/dev/null 2>&1; then
	chmod 755 "$DIR"
	chown -R nobody "$DIR"
	as='setpriv --reuid nobody --clear-groups'
else
	skip_all 'root, and no setpriv or nobody'
fi
$as js-report list >out 2>err || skip_all 'nobody may not run the programs'

# shellcheck disable=SC2086
{
rm -f box/js.db-shm box/js.db-wal
chmod 400 box/js.db
ok 'a file that may be read' $as js-report list >out
exits 'but not written' 4 $as js-dispatch note --text x --actor a bj12345-A1 \
	2>err
has 'says which' err '无权写入“'"$DIR/box/js.db"'”（权限 400）'
has 'and what to do' err 'chmod 600'
$as js-dispatch note --lang en --text x --actor a bj12345-A1 2>err
has 'in English too' err "cannot write '$DIR/box/js.db', mode 400: chmod 600 it"
chmod 600 box/js.db
rm -f box/js.db-shm box/js.db-wal box/js.db.lock
chmod 555 box
exits 'a folder that may not' 4 $as js-dispatch note --text x --actor a \
	bj12345-A1 2>err
has 'says which' err '无权写入“'"$DIR/box"'”（权限 555）'
exits 'who reads needs it too' 4 $as js-report list 2>err
has 'and is told' err '无权写入“'"$DIR/box"'”'
chmod 755 box
chmod 000 box/js.db
exits 'a file that may not be read' 4 $as js-report list 2>err
has 'says so' err '无权读取“'"$DIR/box/js.db"'”（权限 000）'
chmod 600 box/js.db
mkdir shut
chmod 555 shut
[ -z "$as" ] || chown nobody shut
exits 'nowhere to make one' 4 env JS_DB="$DIR/shut/js.db" $as js-intake import \
	dump.csv 2>err
has 'says where' err '无权写入“'"$DIR/shut"'”'
if [ -n "$as" ]; then
	chown root box/js.db
	exits "somebody else's" 4 $as js-report list 2>err
	has 'says whose' err '当前用户 nobody，属主 root，请以 root 的身份运行'
	chown nobody box/js.db
	rm -f box/js.db-shm box/js.db-wal
	chown root box box/js.db
	chmod 644 box/js.db
	exits "a reader in somebody else's folder" 4 $as js-report list 2>err
	has 'is told why' err '读取时也要在旁边写 -wal 和 -shm 文件'
	has 'and whose it is' err '所在文件夹属主 root，权限 755'
	lacks 'and not to be root' err '以 root 的身份运行'
	$as js-report list --lang en 2>err
	has 'in English too' err "cannot read '$DIR/box/js.db' as nobody: reading, too"
	# shellcheck disable=SC2016 # the inner shell's variable
	ok 'a copy is read' sh -c 'mkdir own && install -m 600 box/js.db own &&
		chown -R nobody own && JS_DB=$DIR/own/js.db '"$as js-report list"
	chown nobody box box/js.db
	chmod 600 box/js.db
else
	skip "somebody else's" 'not root'
	skip "a reader in somebody else's folder" 'not root'
fi
exits 'a folder is no database' 3 $as js-report list -d "$DIR/box" 2>err
has 'and is told so' err "$DIR/box"'”是文件夹，不是数据库'
ok 'all is well again' $as js-report list
mkdir links
ln -s "$DIR/box/js.db" links/js.db
rm -f box/js.db-shm box/js.db-wal
chmod 555 links
ok 'a link is read where it leads' env JS_DB="$DIR/links/js.db" $as js-report \
	list >out
is 'all of it' "$(jq -r .id out)" bj12345-A1
chmod 755 links
ln -s "$DIR/box/new.db" box/link.db
ok 'a new one is made there' env JS_DB="$DIR/box/link.db" $as js-intake import \
	--emit none dump.csv
}
done_testing
