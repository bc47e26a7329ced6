package pdf

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// text returns s as a PDF text string (ISO 32000-1, 7.9.2.2), for words that people read.
func text(s string) string {
	if isASCII(s) {
		return ascii(s)
	}
	return hexText(s)
}

// byteString returns s as a PDF byte string (7.9.2.3), for keys that are compared and sorted.
func byteString(s string) string {
	if isASCII(s) {
		return ascii(s)
	}
	return fmt.Sprintf("<%x>", s)
}

// ascii returns s, which must be printable ASCII, as a literal string (7.3.4.2).
func ascii(s string) string { return "(" + escaped.Replace(s) + ")" }

var escaped = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`)

// isASCII reports whether all characters are printable ASCII.
func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) < 0
}

func hexText(s string) string { return "<FEFF" + utf16Hex(s) + ">" }

func utf16Hex(s string) string {
	var b strings.Builder
	for _, c := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", c)
	}
	return b.String()
}

// uri returns an address as a URI, which is ASCII (ISO 32000-1, 12.6.4.7): all other characters are
// percent-encoded (RFC 3987, 3.1), in the name of a host, too (RFC 3986, 3.2.2).
func uri(address string) string {
	var b strings.Builder
	for _, c := range []byte(address) {
		if c <= ' ' || c > '~' || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
