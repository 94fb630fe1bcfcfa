/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal.redaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Distinguishes names of secrets from other names by their words: {@code dbPassword} and {@code X-Api-Key} from
 * {@code bypass}, {@code tokens_per_second} and {@code passwordEncoder}.
 */
public final class SecretNames {
    /** What a name refers to. */
    enum Kind {
        /** Nothing secret. */
        NONE,
        /** A password: any characters, including blanks and separators. */
        PHRASE,
        /** A token or key: one word. */
        TOKEN,
        /** A short code that people type, which may be a number. */
        CODE,
        /** The value of an authorization header: a scheme and its credentials. */
        AUTHORIZATION,
        /** The rest of the line. */
        COOKIES
    }

    private static final int LONGEST_NAME = 200;

    /** Anywhere in a word. Written as {@link Letters#readWord} reads them. */
    private static final List<String> PHRASES = words("password passwd passphrase passcode passwort kennwort contrasena"
            + " contrasenya wachtwoord losenord motdepasse adgangskode salasana jelszo haslo heslo lozinka zaporka"
            + " slaptazodis geslo requirepass пароль парола 密码 密碼 口令 パスワード 暗証番号 비밀번호 암호 סיסמה รหัสผ่าน पासवर्ड");

    /** Whole words for a password. */
    private static final Set<String> PHRASE_WORDS = set("pass pwd pwds pw pswd psw passwords secret secrets credential"
            + " credentials creds passe passord senha clave sifre parola parole parool sandi khau geheimnis wagwoord"
            + " bindpw rootpw olcrootpw userpw adminpw dbpw sslpw mnemonic masterauth المرور السر κωδικος");

    private static final Set<String> PHRASE_PARTS = set("phrase word code key");

    private static final List<String> PHRASE_ENDS =
            List.of("secret", "secrets", "credential", "credentials", "pwd", "passwords");

    private static final Set<String> TOKEN_WORDS = set("token tokens jwt sas signature cookie cookies apikey apikeys"
            + " sessionid jsessionid phpsessid sessid sessiontoken bearer psk passkey auth");

    private static final List<String> TOKEN_ENDS = List.of(
            "token",
            "apikey",
            "accesskey",
            "accesskeys",
            "secretkey",
            "privatekey",
            "accountkey",
            "sharedkey",
            "encryptionkey",
            "signingkey",
            "masterkey",
            "authkey",
            "licensekey",
            "storagekey",
            "servicekey",
            "sessionid",
            "sessid",
            "userinfo");

    private static final Set<String> CODE_WORDS = set("otp totp pin cvv cvc");

    /** Words that make a key a secret. */
    private static final Set<String> KEY_WORDS =
            set("api access account private shared master encryption signing secret"
                    + " license ssh storage subscription functions function deploy deployment service integration ingest"
                    + " ingestion instrumentation app consumer jwt hmac aes cipher unseal recovery auth token client server write"
                    + " rapidapi webhook");

    /** Words that follow the word for a secret in the name of something harmless. */
    private static final Set<String> HARMLESS_WORDS =
            set("encoder encoders policy policies length count counts type types"
                    + " expires expiry expired expiration expire ttl age days file files path paths location name names url uri"
                    + " endpoint endpoints provider providers manager store service server bucket per total rate limit limits size"
                    + " min max version versions changed updated created at enabled disabled required valid invalid status state"
                    + " method methods mode scheme algorithm algo alg source reset resets change changes strength attempts failures"
                    + " errors hits misses cache timeout lifetime encrypted set present configured ref refs class factory"
                    + " generator validator filter handler check checker checks reader resolver callback exception error config"
                    + " configuration properties heading used remaining left free issued second seconds minute minutes hour ms"
                    + " percent ratio latency index column field header param parameter prefix format kind issuer audience scope"
                    + " scopes needed missing less authentication authenticator rotation rotated rules hint label"
                    + " prompt input usage usages plugin plugins process processes supplier domain manager window parser lag"
                    + " request requests response vault backend engine spec quota renewal interval"
                    + " duration review repository protection rejected");

    private static final Set<String> NOT_PASS = set("bypass compass overpass underpass trespass encompass surpass"
            + " multipass onepass twopass firstpass secondpass singlepass lowpass highpass bandpass");

    private SecretNames() {}

    /** Whether a text under this name is a secret whatever it looks like. */
    public static boolean secret(String name) {
        return kind(name) != Kind.NONE;
    }

    /** Whether even a number under this name is a secret: a code that people type. */
    public static boolean secretNumber(String name) {
        return kind(name) == Kind.CODE;
    }

    static Kind kind(String name) {
        String bounded = name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
        List<String> words = split(bounded);
        for (int i = words.size() - 1; i >= 0; i--) {
            Kind kind = kind(words, i);
            if (kind != Kind.NONE) {
                return kind;
            }
            if (HARMLESS_WORDS.contains(words.get(i))) {
                return Kind.NONE;
            }
        }
        return Kind.NONE;
    }

    private static Kind kind(List<String> words, int i) {
        String word = words.get(i);
        boolean last = i == words.size() - 1;
        if (last && (word.equals("authorization") || word.equals("authorisation"))) {
            return Kind.AUTHORIZATION;
        }
        if (last && word.equals("cookie")) {
            return Kind.COOKIES;
        }
        if (word.equals("secrets") && i > 0 && words.get(i - 1).equals("pull")) {
            return Kind.NONE;
        }
        if (PHRASE_WORDS.contains(word) && (last || !word.equals("pass") || PHRASE_PARTS.contains(words.get(i + 1)))
                || phrase(word)) {
            return Kind.PHRASE;
        }
        if (token(words, i, last)) {
            return Kind.TOKEN;
        }
        boolean code = last && CODE_WORDS.contains(word)
                || i > 0
                        && word.equals("code")
                        && Set.of("pin", "pass", "otp", "verification", "auth", "authorization", "recovery", "time")
                                .contains(words.get(i - 1));
        return code ? Kind.CODE : Kind.NONE;
    }

    private static boolean phrase(String word) {
        String plain = word.replace('0', 'o')
                .replace('4', 'a')
                .replace('@', 'a')
                .replace('5', 's')
                .replace('3', 'e');
        for (String phrase : PHRASES) {
            int at = plain.lastIndexOf(phrase);
            if (at >= 0) {
                String rest = plain.substring(at + phrase.length());
                return !HARMLESS_WORDS.contains(rest) && !rest.endsWith("fehler");
            }
        }
        return PHRASE_ENDS.stream().anyMatch(plain::endsWith)
                || plain.endsWith("pass") && plain.length() > 4 && !NOT_PASS.contains(plain);
    }

    private static boolean token(List<String> words, int i, boolean last) {
        String word = words.get(i);
        String before = i == 0 ? "" : words.get(i - 1);
        if (word.equals("token") || TOKEN_ENDS.stream().anyMatch(word::endsWith)) {
            return true;
        }
        if (word.equals("key") || word.equals("keys")) {
            return last && (KEY_WORDS.contains(before) || before.endsWith("api"));
        }
        return last
                && (TOKEN_WORDS.contains(word)
                        || word.equals("info") && before.equals("user") && words.contains("auth")
                        || word.equals("id") && (before.equals("session") || before.equals("sess"))
                        || word.equals("assertion") && before.equals("client"));
    }

    /** The words of a name in lower case: {@code X-Api-Key}, {@code apiKey} and {@code API_KEY} have the same words. */
    private static List<String> split(String name) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            boolean end = i == name.length() || !Character.isLetterOrDigit(name.charAt(i)) && name.charAt(i) != '@';
            if (end || i > start && hump(name, i)) {
                add(words, name.substring(start, i));
                start = end ? i + 1 : i;
            }
        }
        return words;
    }

    /** Whether a word of camel case starts there: {@code clientSecret}, {@code AWSSecret}. */
    private static boolean hump(String name, int i) {
        char c = name.charAt(i);
        if (!Character.isUpperCase(c)) {
            return false;
        }
        char before = name.charAt(i - 1);
        return Character.isLowerCase(before)
                || Character.isDigit(before)
                || i + 1 < name.length() && Character.isUpperCase(before) && Character.isLowerCase(name.charAt(i + 1));
    }

    /** Without a number at the end: {@code password2} is a secret too. */
    private static void add(List<String> words, String word) {
        int end = word.length();
        while (end > 1 && Character.isDigit(word.charAt(end - 1))) {
            end--;
        }
        if (end > 0) {
            words.add(word.substring(0, end).toLowerCase(Locale.ROOT));
        }
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split(" ")).map(Letters::readWord).toList();
    }

    private static Set<String> set(String list) {
        return words(list).stream().collect(Collectors.toCollection(HashSet::new));
    }
}
