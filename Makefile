MVN := ./mvnw -B -ntp
# what has a module descriptor: one site cannot have Javadoc of both kinds, so the others have it in their jars alone;
# and so has Helidon's, which is for Java 21
MODULES := core,http,bridge,micrometer,checks,text,probes,testkit,adapters/contract,adapters/jdk-httpserver,adapters/jetty,adapters/netty,adapters/servlet,adapters/grpc,adapters/vertx,adapters/javalin,packs/kafka,packs/mongodb,packs/rabbitmq
# what is tested with the oldest versions of the libraries and frameworks that users bring
OLDEST := checks,micrometer,adapters/grpc,adapters/vertx,adapters/armeria,adapters/javalin,adapters/micronaut,adapters/dropwizard,adapters/microprofile,adapters/servlet-it/tomcat10,adapters/servlet-it/tomcat11,adapters/servlet-it/jetty-ee10,adapters/servlet-it/jetty-ee11

.DEFAULT_GOAL := help
.PHONY: help verify test format javadoc oldest oldest-on-21 newest bench observability packages ci clean

help: ## show this list
	@sed -nE 's/^([a-z0-9-]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

verify: ## check format, compile, analyse and test everything
	$(MVN) verify

test: ## test one module and what it needs: make test MODULE=http [TEST=HealthEndpointTest]
	@rm -rf $(MODULE)/target/surefire-reports
	$(MVN) test -pl $(MODULE) -am $(if $(TEST),-Dtest='$(TEST)')
	@ls $(MODULE)/target/surefire-reports/TEST-*.xml >/dev/null 2>&1 \
	  || { echo "TEST: $(TEST) (expected: a test of the module $(MODULE))" >&2; exit 1; }

format: ## lay out the code and add missing license headers
	$(MVN) -q spotless:apply

javadoc: ## public API of all modules on one site: target/reports/apidocs
	$(MVN) -q -Papi-docs compile javadoc:aggregate -pl .,$(MODULES)

oldest: ## test with the oldest supported versions of libraries and frameworks
	$(MVN) test -Pminimum-versions -Dspotless.check.skip -am -pl $(OLDEST)

oldest-on-21: ## the same for what needs JDK 21
	# without the contract of servers: Helidon 4.4 ignores a transfer coding that it does not know, and warns of each client that leaves
	$(MVN) test -Pminimum-versions -Dspotless.check.skip -am -pl adapters/helidon -Dtest='dev.lifesigns.helidon.*Test,!HealthServiceContractTest'

newest: ## test with the newest Quarkus: the build has the oldest
	$(MVN) test -Pnewest-versions -Dspotless.check.skip -am -pl adapters/quarkus-deployment -Dtest='dev.lifesigns.quarkus.deployment.*Test'

bench: ## build bench/target/benchmarks.jar
	$(MVN) package -pl bench -am -DskipTests

observability: ## render observability/rendered from its mixin, and unit-test the alerts
	observability/render
	promtool test rules observability/tests/*.yaml

packages: ## build packaging/target: the agent with its own Java, as a Debian package and as a container image
	$(MVN) package -pl packaging -am -DskipTests
	packaging/runtime
	packaging/deb
	packaging/image

ci: ## what a pull request must pass: everything, on each JDK
	.ci/run

clean: ## remove what was built
	$(MVN) -q clean
