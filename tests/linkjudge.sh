#!/bin/sh
# linkjudge.sh DB TRUTH - the links of a database against what mkdump --truth
# says was planted: for each kind "KIND precision recall found planted", the
# shares in thousandths.
#
# A reminder or repeat is right where both cases are of one planted matter, a
# link of a cluster where the case is of the planted cluster that most of its
# cluster are of.
set -eu

planted=$(mktemp)
trap 'rm -f "$planted"' EXIT
jq -r 'select(.of) | [.no, .kind, .of] | @tsv' "$2" >"$planted"
sqlite3 "file:$1?mode=ro" <<SQL
CREATE TEMP TABLE planted (no TEXT PRIMARY KEY, kind TEXT, of TEXT);
.mode tabs
.import $planted planted
-- the first case of a matter, through its reminders and repeats
CREATE TEMP TABLE matter AS
	WITH RECURSIVE up (no, root) AS (
		SELECT no, of FROM planted WHERE of <> no
		UNION
		SELECT up.no, p.of FROM up JOIN planted p ON p.no = up.root
		    WHERE p.of <> p.no)
	SELECT no, root FROM up
	    WHERE root NOT IN (SELECT no FROM planted WHERE of <> no);
CREATE INDEX temp.matter_no ON matter (no);
CREATE TEMP TABLE found AS
	SELECT a.no AS no, b.no AS dst,
	    CASE l.kind WHEN 0 THEN 'reminder' WHEN 1 THEN 'repeat'
		ELSE 'cluster' END AS kind, 0 AS good
	FROM link l JOIN cases a ON a.key = l.cas JOIN cases b ON b.key = l.dst
	WHERE l.kind <= 2 AND l.withdrawn IS NULL;
CREATE INDEX temp.found_no ON found (no, kind, good);
UPDATE found SET good = 1 WHERE kind <> 'cluster' AND EXISTS (
	SELECT 1 FROM planted p WHERE p.no = found.no AND p.kind = found.kind)
    AND ifnull((SELECT root FROM matter m WHERE m.no = found.no), found.no) =
	ifnull((SELECT root FROM matter m WHERE m.no = found.dst), found.dst);
CREATE TEMP TABLE label AS
	SELECT dst, of FROM (SELECT f.dst, p.of, row_number() OVER
		(PARTITION BY f.dst ORDER BY count(*) DESC, p.of) AS rank
	    FROM found f JOIN planted p ON p.no = f.no AND p.kind = 'cluster'
	    WHERE f.kind = 'cluster' GROUP BY f.dst, p.of) WHERE rank = 1;
UPDATE found SET good = 1 WHERE kind = 'cluster' AND EXISTS (
	SELECT 1 FROM planted p JOIN label l ON l.of = p.of
	WHERE p.no = found.no AND p.kind = 'cluster' AND l.dst = found.dst);
.mode list
.separator ' '
SELECT k.kind, (SELECT 1000 * sum(good) / count(*) FROM found f
	WHERE f.kind = k.kind),
    (SELECT 1000 * sum(EXISTS (SELECT 1 FROM found f WHERE f.no = p.no AND
	f.kind = p.kind AND f.good)) / count(*) FROM planted p
	WHERE p.kind = k.kind AND p.of <> p.no),
    (SELECT count(*) FROM found f WHERE f.kind = k.kind),
    (SELECT count(*) FROM planted p WHERE p.kind = k.kind AND p.of <> p.no)
FROM (SELECT 'reminder' AS kind UNION SELECT 'repeat' UNION SELECT 'cluster')
    AS k ORDER BY k.kind;
SQL
