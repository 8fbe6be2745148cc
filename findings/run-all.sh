#!/usr/bin/env bash
# Runs every script of this folder, or those named, each in a fresh empty folder, and prints a table and the counts.
# Exits 1 if any changed or broke; packages that cannot be had are counted apart.
# usage: findings/run-all.sh [NAME...]      names without .sh

here=$(cd "$(dirname "$0")" && pwd)
names=("$@")
[ $# -gt 0 ] || for file in "$here"/*.sh; do
    name=$(basename "$file" .sh)
    case $name in lib | run-all) ;; *) names+=("$name") ;; esac
done
logs=$(mktemp -d)
same=0 changed=0 missing=0 broken=0
printf '%-36s %-12s %8s\n' script outcome seconds
for name in "${names[@]}"; do
    folder=$(mktemp -d)
    start=$SECONDS
    (cd "$folder" && bash "$here/$name.sh") > "$logs/$name" 2>&1 < /dev/null
    case $? in
        0) outcome="as seen"; same=$((same + 1)) ;;
        1) outcome="CHANGED"; changed=$((changed + 1)) ;;
        77) outcome="not fetched"; missing=$((missing + 1)) ;;
        *) outcome="BROKE"; broken=$((broken + 1)) ;;
    esac
    printf '%-36s %-12s %8d\n' "$name" "$outcome" $((SECONDS - start))
    [ "$outcome" = "as seen" ] || sed 's/^/    /' "$logs/$name"
    [ -z "$(ls -A "$folder")" ] || echo "    left files in its folder"
    rm -rf "$folder"
done
rm -rf "$logs"
echo "${#names[@]} scripts: $same as seen, $changed changed, $broken broke, $missing not fetched"
[ $((changed + broken)) -eq 0 ]
