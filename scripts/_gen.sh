rm -f schemas/versions.json
if [ -f openapi.yaml ]; then npx tsx scripts/generate/index.ts 2>&1 | grep -v npm; else
sed "s#'openapi.yaml', bundle#'/tmp/openapi-stub.yaml', bundle#" scripts/generate/index.ts > scripts/generate/_i.ts; npx tsx scripts/generate/_i.ts 2>&1 | grep -v npm; rm scripts/generate/_i.ts; fi
