/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The properties of the known drivers that neither read nor write arbitrary files, load no class, run no statement and
 * change nothing that outlives the connection. Files of keys and certificates for TLS are harmless.
 *
 * <p>A property that is not listed is not harmless, so that a new property of a driver is refused until it was
 * reviewed.
 */
final class HarmlessProperties {
    /** A word, or {@code word=pattern of its harmless values}. */
    private static final Map<DriverFamily, String> WRITTEN = Map.of(
            DriverFamily.H2, """
            user password password_hash mode schema schema_search_path catalog non_keywords lock_timeout query_timeout
            network_timeout autocommit lazy_query_execution old_information_schema ignore_unknown_settings
            ignorecase ignore_catalogs variable_binary truncate_large_length default_null_ordering cipher
            database_to_upper database_to_lower case_insensitive_identifiers time_zone
            db_close_on_exit ifexists=true forbid_creation=true access_mode_data=r auto_server=false jmx=false
            """,
            DriverFamily.HSQLDB, """
            user password get_column_name default_schema close_result shutdown ifexists=true create=false
            readonly=true crypt_key crypt_type sql.syntax_ora sql.syntax_mys sql.syntax_pgs sql.syntax_mss
            sql.syntax_db2 sql.ignore_case sql.lowercase_ident
            """,
            DriverFamily.DERBY, """
            user password databasename securitymechanism ssl bootpassword encryptionkey retrievemessagetext
            create=false shutdown=false
            """,
            DriverFamily.SQLITE, """
            password hexkey_mode cache busy_timeout foreign_keys case_sensitive_like count_changes date_class
            date_precision date_string_format encoding read_uncommitted transaction_mode immutable
            mode=ro|memory open_mode=1 enable_load_extension=false jdbc.explicit_readonly jdbc.get_generated_keys
            """,
            DriverFamily.POSTGRESQL, """
            user password pgdbname pghost pgport adaptivefetch adaptivefetchmaximum adaptivefetchminimum
            allowencodingchanges applicationname assumeminserverversion autosave binarytransfer binarytransferdisable
            binarytransferenable cancelsignaltimeout channelbinding cleanupsavepoints connecttimeout
            convertbooleantonumeric currentschema databasemetadatacachefields databasemetadatacachefieldsmib
            defaultrowfetchsize disablecolumnsanitiser escapesyntaxcallmode flushcacheonddl groupstartupparameters
            gssencmode gsslib gssresponsetimeout gssusedefaultcreds hideunprivilegedobjects hostrecheckseconds
            kerberosservername loadbalancehosts localsocketaddress loggerlevel logintimeout logservererrordetail
            logunclosedconnections maxresultbuffer maxsendbuffersize options pemkeyalgorithm preferquerymode
            preparedstatementcachequeries preparedstatementcachesizemib preparethreshold protocolversion querytimeout
            quotereturningidentifiers readonly receivebuffersize requireauth rewritebatchedinserts
            rewritebatchedinsertssize scrammaxiterations sendbuffersize sockettimeout ssl sslcert sslkey sslmode
            sslnegotiation sslpassword sslresponsetimeout sslrootcert sspiserviceclass stringtype targetservertype
            tcpkeepalive tcpnodelay unknownlength usespnego readonlymode=transaction|always
            sslfactory=org\\.postgresql\\.ssl\\.(LibPQFactory|DefaultJavaSSLFactory)
            """,
            DriverFamily.MYSQL, """
            user password password1 password2 password3 host port protocol type address priority weight dbname
            blanktablenamemeta metaexportedkeys allownanandinf allowpublickeyretrieval allowreplicadownconnections allowsourcedownconnections
            alwayssendsetisolation autoclosepstmtstreams autocommit autoreconnect autoreconnectforpools
            blobsarestrings blobsendchunksize cachecallablestmts cachedefaulttimezone cacheprepstmts
            cacheresultsetmetadata cacheserverconfiguration callablestmtcachesize characterencoding
            charactersetresults clobberstreamingresults clobcharacterencoding connectionattributes
            connectioncollation connectiontimezone connecttimeout continuebatchonerror databaseterm defaultfetchsize
            detectcustomcollations disablepipeline disconnectonexpiredpasswords dnssrv
            donttrackopenresources elidesetautocommits emptystringsconverttozero emulatelocators
            emulateunsupportedpstmts enableescapeprocessing enabledsslciphersuites enabledsslprotocolsuites
            enablequerytimeouts failoverreadonly fallbacktosystemkeystore fallbacktosystemtruststore
            fipscompliantjsse forceconnectiontimezonetosession functionsneverreturnblobs galeraallowedstate
            generatesimpleparametermetadata geometrydefaulttype getproceduresreturnsfunctions
            holdresultsopenoverstatementclose ignorenontxtables initialtimeout interactiveclient
            jdbccomplianttruncation keypassword keystorepassword keystoretype
            clientcertificatekeystorepassword clientcertificatekeystoretype trustcertificatekeystorepassword
            trustcertificatekeystoretype largerowsizethreshold ldapserverhostname loadbalanceautocommitstatementthreshold
            loadbalanceblocklisttimeout loadbalanceblacklisttimeout loadbalanceconnectiongroup
            loadbalancehostremovalgraceperiod loadbalancepingtimeout loadbalancesqlstatefailover localsocket
            localsocketaddress locatorfetchbuffersize maintaintimestats maxallowedpacket maxbytearrayashex
            maxquerysizetolog maxreconnects maxrows metadatacachesize nettimeoutforstreamingresults
            noaccesstoprocedurebodies nodatetimestringsync nulldatabasemeanscurrent nullcatalogmeanscurrent
            oldmodenoprecisiontimestamp padcharswithspace passwordcharacterencoding pedantic permitmysqlscheme
            permitnoresults permitredirect pinglobaltxtophysicalconnection pipe populateinsertrowwithdefaultvalues
            prepstmtcachesize prepstmtcachesqllimit preserveinstants processescapecodesforprepstmts
            queriesbeforeretrysource querytimeoutkillsconnection readfromsourcewhennoreplicas reconnectattxend
            replicationconnectiongroup requiressl restrictedauth resultsetsizethreshold retriesalldown
            returnmultivaluesgeneratedids rewritebatchedstatements rollbackonpooledclose
            scrolltolerantforwardonly secondsbeforeretrysource sendfractionalseconds sendfractionalsecondsfortime
            serveraffinityorder serverrsapublickeyfile serversslcert serversslcertificate servertimezone
            serviceprincipalname sockettimeout socksproxyhost socksproxyport socksproxyremotedns sslmode usessl
            tcpabortiveclose tcpkeepalive tcpkeepcount tcpkeepidle tcpkeepinterval tcpnodelay tcprcvbuf tcpsndbuf
            tcptrafficclass timezone tinyint1isbit tlsciphersuites tlsversions tracksessionstate
            transactionisolation transformedbitisboolean treatmysqldatetimeastimestamp treatutildateastimestamp
            trustservercertificate truststorepassword truststoretype useaffectedrows usebulkstmts
            usebulkstmtsforinserts usecatalogterm usecolumnnamesinfindcolumn usecompression usecursorfetch
            usehostsinprivileges useinformationschema uselegacydatetimecode uselocalsessionstate
            uselocaltransactionstate usemysqlmetadata useoldaliasmetadatabehavior useonlyservererrormessages
            usereadaheadinput useresetconnection useserverprepstmts usestreamlengthsinprepstmts useunbufferedinput
            useunicode uuidasstring verifyservercertificate yearisdatetype zerodatetimebehavior
            allowlocalinfile=false allowloadlocalinfile=false allowurlinlocalinfile=false autodeserialize=false
            allowmultiqueries=false createdatabaseifnotexist=false pool=false registerjmxpool=false
            readonlypropagatestoserver=true keystore=(file:|/).* truststore=(file:|/).*
            clientcertificatekeystoreurl=(file:|/).* trustcertificatekeystoreurl=(file:|/).*
            ha.loadbalancestrategy=random|bestResponseTime|serverAffinity
            loadbalancestrategy=random|bestResponseTime|serverAffinity
            """);

    private static final Map<DriverFamily, Map<String, Pattern>> KNOWN = known();

    private HarmlessProperties() {}

    /** The harmless values of a property, or {@code null} if it has none. */
    static @Nullable Pattern valuesOf(DriverFamily family, String name) {
        return KNOWN.getOrDefault(family, Map.of()).get(name);
    }

    /** The names that are harmless with at least some values. */
    static Set<String> names(DriverFamily family) {
        return KNOWN.getOrDefault(family, Map.of()).keySet();
    }

    private static Map<DriverFamily, Map<String, Pattern>> known() {
        Map<DriverFamily, Map<String, Pattern>> known = new TreeMap<>();
        WRITTEN.forEach((family, words) -> {
            Map<String, Pattern> values = new TreeMap<>();
            for (String word : words.strip().split("\\s+")) {
                int equals = word.indexOf('=');
                String name = equals < 0 ? word : word.substring(0, equals);
                String pattern = equals < 0 ? ".*" : word.substring(equals + 1);
                values.put(
                        name.toLowerCase(Locale.ROOT),
                        Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL));
            }
            known.put(family, values);
        });
        return known;
    }
}
