/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryFormTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "select 1 from dual;",
                "/* ping */ SELECT 1",
                "-- alive?\n\tSELECT 1 ;\n",
                "(SELECT 1) UNION (SELECT 2)",
                "WITH a AS (SELECT 1 AS x) SELECT x FROM a",
                "VALUES 1",
                "TABLE orders LIMIT 1",
                "SHOW STATUS LIKE 'wsrep_ready'",
                "SELECT NOT pg_is_in_recovery()",
                "SELECT \"Orders\".\"id\" FROM \"Orders\"",
            })
    void queryIsAccepted(String sql) {
        assertThatCode(() -> QueryForm.require(sql)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM orders",
                "DROP TABLE orders",
                "CALL CSVWRITE('x', 'SELECT 1')",
                "RUNSCRIPT FROM 'x'",
                "CREATE ALIAS E AS 'x'",
                "COPY orders TO PROGRAM 'x'",
                "VACUUM INTO 'x'",
                "ATTACH 'x' AS y",
                "EXPLAIN ANALYZE DELETE FROM orders",
                "SET GLOBAL x = 1",
                "SELECTED",
                "/*!50000 DELETE FROM orders */",
                "SELECT 1; DELETE FROM orders",
                "SELECT 1; COMMIT; DELETE FROM orders;",
                "SELECT '; DELETE FROM orders'",
                "SELECT /*!50000 sleep(9), */ 1",
                "SELECT CSVWRITE('x', 'SELECT 1')",
                "SELECT \"csvwrite\"('x', 'SELECT 1')",
                "SELECT U&\"CSVWRIT\\0045\"('x', 'SELECT 1')",
                "SELECT * FROM CSVREAD('x')",
                "SELECT FILE_READ('x')",
                "SELECT FILE_WRITE('x', 'y')",
                "SELECT LINK_SCHEMA('x', '', 'jdbc:h2:./new', '', '', 'PUBLIC')",
                "SELECT 1 INTO OUTFILE '/tmp/x'",
                "SELECT 1 INTO\ndumpfile '/tmp/x'",
                "SELECT LOAD_FILE('/etc/passwd')",
                "SELECT lo_export(1, '/tmp/x')",
                "SELECT pg_read_file('/etc/passwd')",
                "SELECT * FROM dblink('x', 'DELETE FROM y') AS t(a int)",
                "SELECT load_extension('x')",
                "VALUES \"java.lang.System.exit\"(0)",
            })
    void anythingElseIsRefused(String sql) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QueryForm.require(sql))
                .withMessageStartingWith("query: ")
                .withMessageContaining("(expected: ");
    }

    @Test
    void refusalNamesWhatItMet() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QueryForm.require("drop table orders"))
                .withMessage("query: 'drop' (expected: a SELECT, WITH, VALUES, TABLE or SHOW statement)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QueryForm.require("SELECT CSVWRITE('x', 'y')"))
                .withMessage("query: 'CSVWRITE' (expected: a query that accesses no file or other database)");
    }
}
