"""Exchanges tokens between Gatepost and itsdangerous, both ways, on random payloads and keys.

Usage: itsdangerous_interop.py TOKEN_TOOL [SEED]
"""

import hashlib
import json
import random
import string
import subprocess
import sys

from itsdangerous import BadData, SignatureExpired, TimestampSigner, URLSafeTimedSerializer

CASES = 300  # of each kind
SHORTEST_COMPRESSED = 128  # bytes


class Mismatch(Exception):
    pass


class Gatepost:
    """token_tool, asked line by line."""

    leeway = 5  # seconds by which a clock elsewhere may be ahead

    def __init__(self, program):
        self.process = subprocess.Popen(
            [program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, *words):
        words = [":" + w.hex() if isinstance(w, bytes) else str(w) for w in words]
        self.process.stdin.write(" ".join(words) + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().split()

    def sign(self, keys, salt, now, payload):
        (token,) = self.ask("sign", key_file(keys), salt.encode(), now, payload)
        return bytes.fromhex(token[1:]).decode()

    def verify(self, keys, salt, now, lifetime, token):
        """(signing time, payload), or "stale" or "refused"."""
        answer = self.ask("verify", key_file(keys), salt.encode(), now, lifetime, token.encode())
        if answer[0] != "fresh":
            return answer[0]
        return int(answer[1]), bytes.fromhex(answer[2][1:])

    def close(self):
        self.process.stdin.close()
        return self.process.wait()


def key_file(keys):
    """Gatepost lists the newest key first, itsdangerous last."""
    return "\n".join(reversed(keys)).encode()


class Its:
    """itsdangerous with a clock that the test sets, answering in Gatepost's words."""

    leeway = 0

    @staticmethod
    def serializer(keys, salt, now):
        class Signer(TimestampSigner):
            def get_timestamp(self):
                return now

        kwargs = {"key_derivation": "hmac", "digest_method": hashlib.sha256}
        return URLSafeTimedSerializer(keys, salt=salt, signer=Signer, signer_kwargs=kwargs)

    def sign(self, keys, salt, now, value):
        return self.serializer(keys, salt, now).dumps(value)

    def verify(self, keys, salt, now, lifetime, token):
        try:
            value, signed_at = self.serializer(keys, salt, now).loads(
                token, max_age=lifetime, return_timestamp=True
            )
        except SignatureExpired:
            return "stale"
        except BadData:
            return "refused"
        return int(signed_at.timestamp()), value


def compact(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()


class Random(random.Random):
    def text(self, most):
        ranges = [(0x20, 0x7E), (0xA0, 0x17F), (0x400, 0x4FF), (0x4E00, 0x9FFF), (0x1F300, 0x1F6FF)]
        return "".join(chr(self.randint(*self.choice(ranges))) for _ in range(self.randint(0, most)))

    def value(self, depth=0):
        kind = self.randint(0, 9 if depth < 3 else 5)
        if kind < 2:
            return self.text(40)
        if kind < 4:
            return self.randint(-(2**63), 2**63)
        if kind < 6:
            return self.choice([None, True, False, 0, "", 0.5])
        if kind < 8:
            return [self.value(depth + 1) for _ in range(self.randint(0, 6))]
        return {self.text(12): self.value(depth + 1) for _ in range(self.randint(0, 6))}

    def payload(self):
        """Small, large and compressible, or incompressible: all of them objects."""
        value = {"uid": self.randint(1, 2**40), "more": self.value()}
        kind = self.randint(0, 3)
        if kind == 0:
            value["long"] = self.text(8) * self.randint(1, 1000)
        if kind == 1:
            value["bytes"] = self.randbytes(self.randint(0, 3000)).hex()
        return value

    def keys(self):
        alphabet = string.ascii_letters + string.digits + "!$%&()*+,-./:;<=>?@[]^_{|}~"
        return ["".join(self.choices(alphabet, k=self.randint(32, 100)))
                for _ in range(self.randint(1, 4))]

    def time(self):
        return self.choice([0, 1, 255, 256, 2**31 - 1, 2**31, 2**32, self.randint(0, 2**33)])

    def tampered(self, token):
        at = self.randrange(len(token))
        kind = self.randint(0, 3)
        if kind == 0:
            return token[:at]
        if kind == 1:
            return token[:at] + token[at + 1:]
        if kind == 2:
            return token[:at] + self.choice("A.-_") + token[at:]
        return token[:at] + chr(ord(token[at]) ^ 1) + token[at + 1:]


def expect(what, got, wanted, **case):
    if got != wanted:
        raise Mismatch(f"{what}: got {got!r}, wanted {wanted!r}, case {case!r}")


def exchange(rng, gatepost, its):
    """One value there and one back, with every way in which either side must refuse."""
    keys, salt, now, value = rng.keys(), rng.text(20), rng.time(), rng.payload()
    lifetime = rng.randint(0, 100000)
    payload = compact(value)
    ours = gatepost.sign(keys, salt, now, payload)
    theirs = its.sign(keys, salt, now, value)
    case = {"keys": keys, "salt": salt, "now": now, "payload": payload}

    # The compressed bytes are zlib's business; everything else is the format's. Which form it has is
    # the writer's choice: Gatepost leaves short payloads as they are.
    compressed = theirs.startswith(".") and len(payload) >= SHORTEST_COMPRESSED
    expect("compressed or not", ours.startswith("."), compressed, **case)
    if not theirs.startswith("."):
        expect("the token itself", ours, theirs, **case)

    readers = [
        ("itsdangerous reads", its, ours, value),
        ("Gatepost reads", gatepost, theirs, payload),
    ]
    for what, reader, token, content in readers:
        good = (now, content)
        newer = keys + rng.keys()
        expect(what, reader.verify(keys, salt, now, lifetime, token), good, **case)
        expect(what + " after a change of keys", reader.verify(newer, salt, now, 0, token), good,
               **case)
        last = reader.verify(keys, salt, now + lifetime, lifetime, token)
        expect(what + " in the last second", last, good, **case)
        late = reader.verify(keys, salt, now + lifetime + 1, lifetime, token)
        expect(what + " too late", late, "stale", **case)
        early = reader.verify(keys, salt, now - reader.leeway - 1, lifetime, token)
        expect(what + " from the future", early, "stale", **case)
        other = reader.verify(rng.keys(), salt, now, lifetime, token)
        expect(what + " with other keys", other, "refused", **case)
        other = reader.verify(keys, salt + "x", now, lifetime, token)
        expect(what + " with another salt", other, "refused", **case)
    return ours.startswith(".")


def tamper(rng, gatepost, its):
    """A change must be refused by Gatepost, and by itsdangerous unless it only respells base64."""
    keys, salt, now, value = rng.keys(), rng.text(20), rng.time(), rng.payload()
    token = its.sign(keys, salt, now, value)
    changed = rng.tampered(token)
    if changed == token:
        return
    expect("tampered", gatepost.verify(keys, salt, now, 60, changed), "refused", token=changed)
    if changed.rpartition(".")[0] != token.rpartition(".")[0]:
        expect("tampered", its.verify(keys, salt, now, 60, changed), "refused", token=changed)


def main():
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(2**32)
    rng, gatepost, its = Random(seed), Gatepost(sys.argv[1]), Its()
    try:
        compressed = sum(exchange(rng, gatepost, its) for _ in range(CASES))
        for _ in range(CASES):
            tamper(rng, gatepost, its)
    except Mismatch as mismatch:
        sys.exit(f"seed {seed}: {mismatch}")
    if gatepost.close() != 0:
        sys.exit(f"seed {seed}: token_tool failed")
    if not 0 < compressed < CASES:
        sys.exit(f"seed {seed}: {compressed} of {CASES} compressed: both forms must be tried")
    print(f"{CASES} payloads each way ({compressed} compressed), 7 readings each, and {CASES} "
          f"tampered tokens: all as itsdangerous has it (seed {seed})")


main()
