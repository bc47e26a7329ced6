package typeset

import (
	"slices"
	"strings"
	"testing"

	"lectern/assets"
)

// plainly is Liang's algorithm written as it is told, over a map of patterns.
func plainly(t *testing.T, file string, left, right int, word string) (points []int) {
	t.Helper()
	data, err := assets.Hyphens.ReadFile("hyphens/" + file)
	if err != nil {
		t.Fatal(err)
	}
	patterns := map[string][]int{}
	for _, p := range strings.Fields(string(data)) {
		letters, values := "", []int{0}
		for _, c := range p {
			if c >= '0' && c <= '9' {
				values[len(values)-1] = int(c - '0')
			} else {
				letters, values = letters+string(c), append(values, 0)
			}
		}
		patterns[letters] = values
	}
	framed := "." + word + "."
	values := make([]int, len(framed)+1)
	for i := range framed {
		for j := i + 1; j <= len(framed); j++ {
			for k, v := range patterns[framed[i:j]] {
				values[i+k] = max(values[i+k], v)
			}
		}
	}
	for i := left; i <= len(word)-right; i++ {
		if values[i+1]%2 == 1 {
			points = append(points, i)
		}
	}
	return points
}

func TestWordsAreDividedAsThePatternsSay(t *testing.T) {
	words := strings.Fields("hyphenation representative extraordinary table associate associates project records present afghanistan recommendation intelligence unverified commentary antidisestablishmentarianism a of through")
	for lang, file := range map[string]string{"en-GB": "en-GB.dic", "en-US": "en-US.dic"} {
		patterns := HyphensFor(lang)
		divided := 0
		for _, word := range words {
			got, want := patterns.Points(word), plainly(t, file, 3, 3, word)
			if !slices.Equal(got, want) {
				t.Errorf("%s: %s is divided at %v, want %v", lang, word, got, want)
			}
			divided += len(got)
		}
		if divided < 10 {
			t.Errorf("%s: %d places to divide %d words", lang, divided, len(words))
		}
	}
	for _, c := range []struct{ lang, word, want string }{
		{"de", "Sicherheitsberatung", "Si-cher-heits-be-ra-tung"},
		{"de", "K\u00fcstenwache", "K\u00fcs-ten-wa-che"},
		{"fr", "l\u2019organisation", "l\u2019or-ga-ni-sa-tion"},
		{"en-GB", "Kabul", "Kabul"},
		{"en-GB", "(recommendations),", "(recom-mend-a-tions),"},
		{"en-GB", "x-ray2", "x-ray2"},
	} {
		got, from := "", 0
		for _, p := range HyphensFor(c.lang).Points(c.word) {
			got, from = got+c.word[from:p]+"-", p
		}
		if got += c.word[from:]; got != c.want {
			t.Errorf("%s: %s, want %s", c.lang, got, c.want)
		}
	}
}
