/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal.redaction;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tokens that are recognized by their form, anywhere. */
final class TokenShapes implements Finder {
    /** Each starts with its issuer's prefix. */
    private static final Pattern SHAPES = Pattern.compile(String.join(
            "|",
            // JSON web tokens, signed, encrypted or cut
            "\\beyJ[\\w-]{6,}+(?:\\.[\\w-]*+){1,4}|\\beyJ[\\w-]{24,}+",
            // GitHub, GitLab, Slack, Atlassian, Bitbucket, npm, PyPI, RubyGems, crates.io, NuGet, Docker, Terraform
            "\\bgh[pousr]_[\\w-]{8,}+|\\bgithub_pat_[\\w-]{8,}+",
            "\\bgl(?:pat|dt|rt|rtr|cbt|ptt|ft|imt|agent|oas|soat|ffct|wt|feed)-[\\w.-]{8,}+",
            "\\bxox[a-z](?:\\.xox[a-z])?-[\\w-]{8,}+|\\bxapp-[\\w-]{8,}+|\\bxwfp-[\\w-]{8,}+",
            "\\bAT[A-Z]{3}3x[\\w=-]{8,}+|\\bBBDC-[\\w+/-]{8,}+",
            "\\bnpm_[A-Za-z0-9]{16,}+|\\bpypi-[\\w-]{16,}+|\\brubygems_[0-9a-f]{16,}+|\\bcio[A-Za-z0-9]{32}\\b|\\boy2[a-z0-9]{43}\\b",
            "\\bdckr_(?:pat|oat)_[\\w-]{8,}+|\\b[A-Za-z0-9]{14}\\.atlasv1\\.[\\w-]{16,}+",
            // AWS, Google, Azure, DigitalOcean, Alibaba, Cloudflare, Heroku, Netlify, Fly, Supabase, PlanetScale,
            // Render
            "\\b(?:AKIA|ASIA|AROA|AIDA|AGPA|AIPA|ANPA|ANVA|APKA|ABIA|ACCA)[0-9A-Z]{12,}+\\b",
            "\\bAIza[\\w-]{24,}+|\\bya29\\.[\\w.-]{8,}+|\\bGOCSPX-[\\w-]{8,}+|\\b1//0[\\w-]{16,}+",
            "[\\w.~-]{3}\\dQ~[\\w.~-]{20,}+",
            "\\bdo[oprs]_v1_[0-9a-f]{8,}+|\\bLTAI[A-Za-z0-9]{12,}+|\\bAKID[A-Za-z0-9]{16,}+",
            "\\bHRKU-[\\w-]{16,}+|\\bnf[pobcu]_[A-Za-z0-9]{16,}+|\\bfm[12]_[\\w+/=-]{16,}+|\\bsbp_[0-9a-f]{16,}+|\\bsb_secret_[\\w-]{8,}+|\\bpscale_[a-z]+_[\\w.-]{8,}+|\\brnd_[A-Za-z0-9]{16,}+",
            // Stripe, Square, Shopify, Twilio, SendGrid, Mailgun, Mailchimp, Telegram, PayPal, Amazon
            "\\b[sprw]k_(?:live|test)_[\\w-]{8,}+|\\bwhsec_[\\w+/=-]{8,}+|\\bsq0[a-z]{3}-[\\w-]{8,}+|\\bshp(?:at|ca|pa|ss)_[0-9a-f]{8,}+",
            "\\bSK[0-9a-f]{32}\\b|\\bSG\\.[\\w-]{8,}+(?:\\.[\\w-]*+)?|\\bkey-[0-9a-f]{32}\\b|\\b[0-9a-f]{32}-us\\d{1,2}\\b|\\bxkeysib-[\\w-]{16,}+",
            "\\b(?:bot)?\\d{6,12}:AA[\\w-]{24,}+|\\bamzn\\.mws\\.[\\w-]{16,}+",
            // Vault, Databricks, Grafana, New Relic, Dynatrace, Datadog, Sentry, Postman, Doppler, Tailscale,
            // 1Password, Linear, Figma, Notion
            "\\bhv[sbr]\\.[\\w-]{8,}+|\\b[sb]\\.[A-Za-z0-9]{24}\\b|\\bdapi[0-9a-f]{16,}+(?:-\\d)?",
            "\\bgl(?:c|sa)_[\\w=+/-]{16,}+|\\bNR(?:AK|JS|II|RA)-[\\w-]{16,}+|\\bdt0[a-z]\\d{2}\\.[A-Z0-9]{8,}+(?:\\.[A-Z0-9]*+)?|\\bddp_[\\w-]{16,}+",
            "\\bsntr[a-z]s_[\\w=+/-]{16,}+|\\bPMAK-[\\w-]{16,}+|\\bdp\\.[a-z]{2,5}\\.[\\w.-]{16,}+|\\btskey-[\\w-]{8,}+|\\bops_eyJ[\\w-]++|\\blin_(?:api|oauth)_\\w{16,}+|\\bfig[a-z]_[\\w-]{16,}+|\\b(?:secret|ntn)_[A-Za-z0-9]{24,}+",
            // OpenAI, Anthropic, Hugging Face, Replicate, Groq
            "\\bsk-[\\w-]{16,}+|\\bhf_[A-Za-z0-9]{16,}+|\\br8_[A-Za-z0-9]{16,}+|\\bgsk_[A-Za-z0-9]{16,}+|\\bxai-[A-Za-z0-9]{16,}+|\\bpplx-[A-Za-z0-9]{16,}+",
            "\\bAGE-SECRET-KEY-1[A-Z0-9]{8,}+|\\bEAA[A-Za-z0-9]{30,}+|\\bCCI[A-Z]{3}_[\\w-]{16,}+|\\bCFPAT-[\\w-]{16,}+",
            // hashes of passwords
            "\\$(?:2[abxy]?|5|6|y|gy|1|apr1|argon2(?:id?|d)|pbkdf2(?:-\\w{1,10})?|scrypt|s0)\\$[\\w./$,=+*-]{8,}+",
            "\\{S?(?:SHA|MD5|CRYPT)\\d{0,3}\\}[\\w./$+=]{8,}+|\\bSCRAM-SHA-\\d+\\$\\d+:\\S{8,}+"));

    /** URLs that are themselves the secret. */
    private static final Pattern HOOKS = Pattern.compile(
            "(?:hooks\\.slack(?:-gov)?\\.com/(?:services|workflows|triggers)/|discord(?:app)?\\.com/api/(?:v\\d+/)?webhooks/"
                    + "|(?:outlook\\.office(?:365)?|[\\w.-]{1,60}\\.webhook\\.office)\\.com/(?:webhook|webhookb2)/"
                    + "|hooks\\.zapier\\.com/hooks/catch/|hook\\.[\\w.-]{0,20}make\\.com/|api\\.telegram\\.org/(?:file/)?bot|maker\\.ifttt\\.com/trigger/[\\w-]{1,60}/(?:json/)?with/key/"
                    + "|hc-ping\\.com/|api\\.opsgenie\\.com/v1/json/|events\\.pagerduty\\.com/integration/|hooks\\.[\\w.-]{1,60}/(?:hooks?|services)/"
                    + "|chat\\.googleapis\\.com/v1/spaces/[\\w-]{1,60}/messages\\?)([^\\s\"'<>]++)",
            Pattern.CASE_INSENSITIVE);

    /** The secret that belongs to an AWS access key: forty characters without a prefix. */
    private static final Pattern AWS_SECRET = Pattern.compile("(?<![\\w/+=.-])[A-Za-z0-9/+]{40}(?![\\w/+=.-])");

    private static final Pattern AWS =
            Pattern.compile("\\b(?:AKIA|ASIA)|aws|secret|credential", Pattern.CASE_INSENSITIVE);

    @Override
    public void find(FoldedText text, Mask mask) {
        String chars = text.chars();
        Matcher shape = SHAPES.matcher(chars);
        while (shape.find()) {
            text.mark(mask, shape.start(), shape.end());
        }
        Matcher hook = HOOKS.matcher(chars);
        while (hook.find()) {
            text.mark(mask, hook.start(1), hook.end(1));
        }
        if (AWS.matcher(chars).find()) {
            Matcher secret = AWS_SECRET.matcher(chars);
            while (secret.find()) {
                if (allKinds(secret.group())) {
                    text.mark(mask, secret.start(), secret.end());
                }
            }
        }
    }

    /** A hexadecimal hash has letters of one case only. */
    private static boolean allKinds(String word) {
        return word.chars().anyMatch(Character::isUpperCase)
                && word.chars().anyMatch(Character::isLowerCase)
                && word.chars().anyMatch(Character::isDigit);
    }
}
