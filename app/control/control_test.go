package control

import (
	"bytes"
	"encoding/json"
	"testing"
	"unicode"
)

// steering has every character that a terminal or an editor obeys.
func steering() (all []rune) {
	for r := rune(0); r < 0xA0; r++ {
		if r < 0x20 || r >= 0x7F {
			all = append(all, r)
		}
	}
	return append(all, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069)
}

func TestLineShowsWhatWouldSteer(t *testing.T) {
	for _, r := range steering() {
		want := "a\uFFFDb"
		if r == '\n' || r == '\t' {
			want = "a b"
		}
		if got := Line("a" + string(r) + "b"); got != want {
			t.Errorf("U+%04X: %q, want %q", r, got, want)
		}
	}
	for _, plain := range []string{"", "کابل, Kabul", "a\u200cb\u00ad\u2028", "\U0001F600"} {
		if got := Line(plain); got != plain {
			t.Errorf("%q became %q", plain, got)
		}
	}
}

func TestWriterKeepsLinesAndReplacesWhatSteers(t *testing.T) {
	for in, want := range map[string]string{
		"a\tb\nc":                "a\tb\nc",
		"\x1b]0;x\x07\r\u009b1m": "\uFFFD]0;x\uFFFD\uFFFD\uFFFD1m",
		"\u202eکابل\u2069":       "\uFFFDکابل\uFFFD",
		"\xff\xc2":               "\uFFFD\uFFFD",
	} {
		for size := range len(in) { // characters fall into two pieces
			var got bytes.Buffer
			w := Writer(&got)
			for _, piece := range []string{in[:size], in[size:]} {
				if _, err := w.Write([]byte(piece)); err != nil {
					t.Fatal(err)
				}
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			if got.String() != want {
				t.Errorf("%q after %d: %q, want %q", in, size, got.String(), want)
			}
		}
	}
}

func TestEscapedJSONMeansTheSameAndHoldsNothingThatSteers(t *testing.T) {
	for _, r := range append(steering(), 0x061C, 0x200E, 0x200F) {
		was := "a\\" + string(r) + `"b`
		text, err := json.MarshalIndent([]string{was}, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		text = EscapeJSON(text)
		for _, one := range string(text) {
			if one != '\n' && (unicode.IsControl(one) || unicode.Is(unicode.Bidi_Control, one)) {
				t.Errorf("%q holds U+%04X", text, one)
			}
		}
		var is []string
		if err := json.Unmarshal(text, &is); err != nil || len(is) != 1 || is[0] != was {
			t.Errorf("%q became %q, %v", was, is, err)
		}
	}
}
