#!/usr/bin/env bash
# Uploads the build to a bucket: BUCKET=my-bucket [DISTRIBUTION=E123] deploy/s3.sh
# The CDN in front must add index.html to addresses that end in "/", and answer 404 with /404.html; with CloudFront that
# is the bucket's website endpoint as origin.
set -euo pipefail
cd "$(dirname "$0")/.."
: "${BUCKET:?Tip: name the bucket, BUCKET=my-bucket deploy/s3.sh}"
[ -f dist/index.html ] || { echo 'dist/ holds no built site. Run "npm run build" first.' >&2; exit 1; }

# Hashed files first, so that no page ever names a file that is not there yet; old ones are removed last.
aws s3 sync dist/_astro "s3://$BUCKET/_astro" --cache-control 'public, max-age=31536000, immutable'
aws s3 sync dist "s3://$BUCKET" --exclude '_astro/*' --exclude '*.md' --exclude '_headers' --cache-control 'no-cache'
aws s3 sync dist "s3://$BUCKET" --exclude '*' --include '*.md' --content-type 'text/markdown; charset=utf-8' --cache-control 'no-cache'
aws s3 sync dist "s3://$BUCKET" --delete --size-only --exclude '_headers'

if [ -n "${DISTRIBUTION:-}" ]; then
  aws cloudfront create-invalidation --distribution-id "$DISTRIBUTION" --paths '/*' >/dev/null
fi
