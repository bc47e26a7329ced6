package exchange

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/app/golden"
)

// awkward are texts that formats take for something else, or write in another way.
var awkward = []string{
	"", "", "plain", "x  y", "0", "-1", "1.50", "007", "1e5", "2021-03-04", "2021-03", "44259", "TRUE", "null", "NaN", "N/A", "-99", "~20", "5 to 7", "at least 4",
	"=1+1", "'=1", "''x", "+", "@a", "a;b", "s1; s2", "[1]", `{"a":1}`, `say "no"`, "<b>&amp;</b>", "]]>", "_x0041_", "_x000D_", "line\nline", "a\tb", "ünï کابل", "\u202eback", "\U0001F600", "#date", "30PTB7790077700",
}

func randomCells(r *rand.Rand, n int) string {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	w.Write([]string{"id", "date", "date_end", "date_precision", "country", "title", "place", "lat", "lon", "location_radius_km", "killed_low", "killed", "killed_high", "summary", "sources", "own", "other", "more (x)", "number"})
	text := func() string { return awkward[r.IntN(len(awkward))] }
	for i := range n {
		date, end := fmt.Sprintf("%04d-%02d-%02d", 1900+r.IntN(230), 1+r.IntN(12), 1+r.IntN(28)), ""
		if r.IntN(3) == 0 {
			date = date[:[]int{4, 7}[r.IntN(2)]]
		} else if r.IntN(3) == 0 {
			end = date[:8] + "28"
		}
		lat, lon := "", ""
		if r.IntN(3) > 0 {
			lat, lon = fmt.Sprintf("%.*f", r.IntN(8), r.Float64()*180-90), fmt.Sprintf("%.*f", r.IntN(8), r.Float64()*360-180)
		}
		counts := [3]string{}
		if low := r.IntN(5); r.IntN(4) > 0 {
			counts = [3]string{fmt.Sprint(low), []string{"", fmt.Sprint(low + 1)}[r.IntN(2)], fmt.Sprint(low + 3)}
		}
		w.Write([]string{
			fmt.Sprintf("%c-%d", 'A'+rune(r.IntN(26)), i), date, end, []string{"", "day", "month"}[r.IntN(3)], []string{"Mali", "Yemen"}[r.IntN(2)], text(), "Town " + text(), lat, lon, []string{"", "0.5", "12"}[r.IntN(3)],
			counts[0], counts[1], counts[2], text(), []string{"", "s1", "s1;s2"}[r.IntN(3)], text(), text(), text(), []string{"", "5", "-1.25"}[r.IntN(3)],
		})
	}
	w.Flush()
	return strings.ReplaceAll(out.String(), "\r\n", "\n")
}

// TestRandomRowsComeBackFromEveryFormat writes and reads what is awkward for one format or another.
func TestRandomRowsComeBackFromEveryFormat(t *testing.T) {
	for seed := range golden.Rounds(40) {
		text := randomCells(rand.New(rand.NewPCG(uint64(seed), 1)), 30)
		first := readText(t, text)
		table := first.Table
		if table.Len() < 15 {
			t.Fatal(table.Len(), first.Problems)
		}
		for _, format := range FormatNames() {
			r := readText(t, string(writtenAs(t, Format(format), table)))
			if d := cmp.Diff(allCells(table), allCells(r.Table)); d != "" || len(r.Problems.Errors()) > 0 {
				t.Errorf("%d as %s (-written +read):\n%s\n%v", seed, format, d, r.Problems.Errors())
			}
		}
	}
}
