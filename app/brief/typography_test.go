package brief

import (
	"testing"

	"lectern/app/problem"
)

func TestApostrophesInTheFrontMatterAreCurly(t *testing.T) {
	m := readMeta(fileName, []byte("title: y'all'd've\nauthor: [O'Brien, 'the ''90s']\nviews:\n  v: {query: a, caption: Kabul's}\n"), &problem.List{}, true)
	for _, c := range []struct{ got, want string }{
		{m.Title, "y’all’d’ve"}, {m.Authors[0], "O’Brien"}, {m.Authors[1], "the '90s"}, {m.Views[0].Caption, "Kabul’s"},
	} {
		if c.got != c.want {
			t.Errorf("%q is read as %q", c.want, c.got)
		}
	}
}
