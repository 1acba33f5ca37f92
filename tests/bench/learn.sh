#!/bin/sh
# DESIGN.md section 8, row 7: train and classify beside LinearSVC on TF-IDF of
# 1-2-grams (python3-sklearn, where it is installed), on the taidi texts; units
# of the Haikou texts on three deals of the folds.
set -eu
. "$(dirname "$0")/lib.sh"

texts=$TOP/../shared/data/taidi-2020c-labelled-2223.csv
if [ ! -f "$texts" ]; then
	echo 'learn: no ../shared/data here'
	exit 0
fi

js-intake train --from "$texts" --text 留言主题,留言详情 --label 一级标签 \
	-o "$WORK/model" | head -n 1 |
    jq -r '"learn: macro-F1 \(.f1), accuracy \(.accuracy) by 10-fold, " +
	"probabilities off by \(.calibration_error)"'
{
	cat "$texts"
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22; do
		tail -n +2 "$texts"
	done
} >"$WORK/many.csv"
units=$TOP/../shared/data/haikou-12345-4000.gb18030.csv
[ -f "$units" ] || echo 'learn: no units of Haikou here'
for seed in 1 2 3; do
	[ -f "$units" ] || continue
	js-intake train --from "$units" --text 诉求内容 --label 处置单位 \
		--seed "$seed" | head -n 1 |
	    jq -r --arg seed "$seed" '"learn: units, deal \($seed): " +
		"first \(.accuracy), first three \(.top3)"'
done
classify=$(bench_median 3 js-intake classify --model "$WORK/model" \
	"$WORK/many.csv")
rows=$(js-intake classify --model "$WORK/model" "$WORK/many.csv" | wc -l)
echo "learn: $rows texts classified in $classify s:" \
    "$(bench_ratio "$rows" "$classify") a second"

cat >"$WORK/svc.py" <<'PY'
import csv, sys, time
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8-sig")))
x = [r["留言主题"] + " " + r["留言详情"] for r in rows]
y = [r["一级标签"] for r in rows]
make = lambda: make_pipeline(
    TfidfVectorizer(analyzer="char", ngram_range=(1, 2)), LinearSVC())
folds = StratifiedKFold(10, shuffle=True, random_state=0)
f1 = f1_score(y, cross_val_predict(make(), x, y, cv=folds), average="macro")
model = make().fit(x, y)
begin = time.time()
model.predict(x * 2)
print("learn: LinearSVC macro-F1 %.4f, %.0f texts a second" %
    (f1, 2 * len(x) / (time.time() - begin)))
PY
if /usr/bin/python3 -c "import sklearn" 2>/dev/null; then
	/usr/bin/python3 "$WORK/svc.py" "$texts"
else
	echo "learn: no scikit-learn here"
fi
