MVN := ./mvnw -B -ntp
PUBLISHED := core,http,bridge,checks,text,probes,testkit,adapters/contract,adapters/jdk-httpserver,adapters/jetty,adapters/netty,adapters/servlet

.DEFAULT_GOAL := help
.PHONY: help verify test format javadoc bench ci clean

help: ## show this list
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

verify: ## check format, compile, analyse and test everything
	$(MVN) verify

test: ## test one module and what it needs: make test MODULE=http [TEST=HealthEndpointTest]
	@rm -rf $(MODULE)/target/surefire-reports
	$(MVN) test -pl $(MODULE) -am $(if $(TEST),-Dtest='$(TEST)')
	@ls $(MODULE)/target/surefire-reports/TEST-*.xml >/dev/null 2>&1 \
	  || { echo "TEST: $(TEST) (expected: a test of the module $(MODULE))" >&2; exit 1; }

format: ## lay out the code and add missing licence headers
	$(MVN) -q spotless:apply

javadoc: ## all public API on one site: target/reports/apidocs
	$(MVN) -q -Papi-docs compile javadoc:aggregate -pl .,$(PUBLISHED)

bench: ## build bench/target/benchmarks.jar
	$(MVN) package -pl bench -am -DskipTests

ci: ## what a pull request must pass: everything, on each JDK
	.ci/run

clean: ## remove what was built
	$(MVN) -q clean
