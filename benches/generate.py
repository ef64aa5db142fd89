#!/usr/bin/env python3
"""Writes a LoginHistory.csv of any size: the same arguments give the same bytes.

    benches/generate.py --rows 3000000 --users 20000 --days 90 --seed 1 --out LoginHistory.csv

The columns are those of a full SOQL export, every cell in quotes. People sign in a few dozen times
in the window whatever the number of rows; what is left is the work of integrations, which is how
big orgs come to their numbers. `--people-share 1` gives all rows to people instead.
"""

import argparse
import gzip
import random
import sys
import time

HEADER = (
    "Id,UserId,LoginTime,LoginType,LoginSubType,Status,Application,ApiType,ApiVersion,ClientVersion,Browser,"
    "Platform,SourceIp,ForwardedForIp,CountryIso,LoginUrl,AuthenticationServiceId,AuthMethodReference,NetworkId,"
    "LoginGeoId,TlsProtocol,OptionsIsGet,OptionsIsPost"
).split(",")
END = 1_795_000_000  # 2026-11-18, fixed so that the bytes do not depend on the day of the run
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def base62(number, width):
    text = ""
    for _ in range(width):
        number, digit = divmod(number, 62)
        text = ALPHABET[digit] + text
    return text


def checksum(text):
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
    return "".join(letters[sum(1 << i for i, c in enumerate(text[part : part + 5]) if c.isupper())] for part in (0, 5, 10))


def record_id(prefix, number):
    text = prefix + "5j" + base62(number, 10)
    return text + checksum(text)


def row_tail(random_, kind, sub, app, api, version, browser, platform, service, amr, post, ip, country, status):
    return (
        f'"{kind}","{sub}","{status}","{app}","{api}","{version}","{"N/A" if api == "N/A" else version}","{browser}",'
        f'"{platform}","{ip}","","{country}","acme.my.salesforce.com","{service}","{amr}","",'
        f'"","TLS 1.3","{"false" if post else "true"}","{"true" if post else "false"}"\n'
    )


SAML = "0LE5j000000Gs3kGAC"
BROWSERS = [("Chrome 131", "Windows 11"), ("Chrome 130", "Windows 10"), ("Safari 18", "Mac OSX"), ("Edge 131", "Windows 11"), ("Firefox 132", "Linux")]
FAILURES = ["Invalid Password", "Restricted IP", "Failed: Computer activation required", "Password Lockout"]
SSO_FAILURES = ["Failed: Assertion Expired", "Failed: Username Or SSO Id Invalid", "Failed: Issuer Mismatched"]
CLIENTS = [
    ("Partner Product", "", "DataLoaderPartnerBatch/", "SOAP Partner", "62.0", "Jakarta HTTP Commons", "Unknown"),
    ("Other Apex API", "", "SAP ""Quote"" Sync", "SOAP Enterprise", "58.0", "JAX-WS RI 2.1.5-b03-", "Unknown"),
    ("Remote Access 2.0", "OAuth Username-Password", "Informatica, Cloud", "N/A", "N/A", "Unknown", "Unknown"),
    ("Remote Access 2.0", "OAuth Client Credentials", "MuleSoft Anypoint", "N/A", "N/A", "Java (Salesforce.com)", "Unknown"),
    ("Remote Access 2.0", "", "Snowflake Connector", "N/A", "N/A", "Go-http-client/1.1", "Unknown"),
    ("Remote Access 2.0", "OAuth Refresh Token", "Tableau", "N/A", "N/A", "python-requests/2.32", "Unknown"),
]


def person(random_, number):
    """Ways one person signs in, by weight."""
    office = f"203.0.{number % 113}.{number % 251}"
    home = f"{81 + number % 11}.{number % 199}.{number // 251 % 256}.{number % 256}"
    country = ("DE", "FR", "GB", "US", "IN")[number % 5]
    browser, platform = BROWSERS[number % 5]
    sso = number % 10 < 6
    ways = []
    if sso:
        ways.append(("SAML Sfdc Initiated SSO", "", "Browser", SAML, False))
    else:
        ways.append(("Application", "UI Username-Password", "Browser", "", True))
    if number % 4 == 0:
        ways.append(("Remote Access 2.0", "OAuth Refresh Token", "Salesforce for iOS", "", False))

    def write(when):
        kind, sub, app, service, post = ways[0] if len(ways) == 1 or random_.random() < 0.8 else ways[1]
        failed = random_.random() < 0.02
        status = random_.choice(SSO_FAILURES if service else FAILURES) if failed else "Success"
        ip = office if random_.random() < 0.75 else home
        return row_tail(random_, kind, sub, app, "N/A", "9998.0", browser, platform, service, "", post, ip, country, status)

    def moment():
        day = random_.randrange(1 << 30)
        hour = min(23, max(0, int(random_.gauss(9 + number % 3, 2.5))))
        return day, hour * 3600 + random_.randrange(3600)

    return write, moment


def integration(random_, number):
    kind, sub, app, api, version, browser, platform = CLIENTS[number % len(CLIENTS)]
    app = app.replace('"', '""')
    addresses = [f"198.51.{number % 100}.{host}" for host in range(1, 2 + number % 12)]

    def write(when):
        status = "Invalid Password" if random_.random() < 0.003 else "Success"
        return row_tail(random_, kind, sub, app, api, version, browser, platform, "", "", True, random_.choice(addresses), "DE", status)

    return write


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, required=True)
    parser.add_argument("--users", type=int, default=20_000)
    parser.add_argument("--integrations", type=int, default=300)
    parser.add_argument("--days", type=int, default=90)
    parser.add_argument("--people-share", type=float, default=None, help="share of rows that people make")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    random_ = random.Random(args.seed)
    people = args.users - args.integrations
    share = args.people_share if args.people_share is not None else min(0.8, 30 * people / args.rows)

    events = []
    start = END - args.days * 86_400
    human = [person(random_, number) for number in range(people)]
    for index in range(int(args.rows * share)):
        number = index % people
        day, second = human[number][1]()
        day %= args.days
        if (start // 86_400 + day + 3) % 7 >= 5:  # nobody but a few works at week-ends
            day = max(0, day - 2)
        events.append((start + day * 86_400 + second, number))
    for index in range(args.rows - len(events)):
        # Integrations keep to their own minutes; a fifth of them does four fifths of the work.
        busy = index % 5 != 0
        number = (index % max(1, args.integrations // 5)) if busy else args.integrations // 5 + index % max(1, args.integrations * 4 // 5)
        events.append((start + random_.randrange(args.days * 24) * 3600 + number % 60 * 60 + random_.randrange(60), people + number))
    events.sort()

    ids = [record_id("005", 1_000_000 + number * 37) for number in range(people + args.integrations)]
    writers = [write for write, _ in human] + [integration(random_, number) for number in range(args.integrations)]
    prefix, day = "", None
    opener = gzip.open if args.out.endswith(".gz") else open
    options = {"compresslevel": 6} if args.out.endswith(".gz") else {"buffering": 1 << 20}
    with opener(args.out, "wt", encoding="utf-8", newline="", **options) as out:
        out.write(",".join(f'"{name}"' for name in HEADER) + "\n")
        lines = []
        for index, (when, number) in enumerate(events):
            if when // 86_400 != day:
                day = when // 86_400
                prefix = time.strftime("%Y-%m-%dT", time.gmtime(when))
            second = when % 86_400
            clock = f"{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}.000+0000"
            row_id = "0Ya5j" + base62(index, 10)
            lines.append(f'"{row_id}AAA","{ids[number]}","{prefix}{clock}",' + writers[number](when))
            if len(lines) == 20_000:
                out.writelines(lines)
                lines.clear()
        out.writelines(lines)


if __name__ == "__main__":
    sys.exit(main())
