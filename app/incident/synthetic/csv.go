package synthetic

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"strconv"
	"time"
)

// Town is where incidents are put. The first ones have the most.
type Town struct {
	Country, Province, Name string
	Lat, Lon                float64 // degrees
}

// Towns returns n invented towns in invented provinces of real countries.
func Towns(n int) []Town {
	r := rand.New(rand.NewPCG(7, uint64(n)))
	out := make([]Town, n)
	for i := range out {
		c := countries[min(r.IntN(len(countries)), r.IntN(len(countries)))]
		province := r.IntN(24)
		out[i] = Town{
			Country: c.code, Province: fmt.Sprintf("%s-%02d", c.code, province+1), Name: fmt.Sprintf("Town %d", i+1),
			Lat: c.lat + r.NormFloat64()*2, Lon: c.lon + r.NormFloat64()*3,
		}
	}
	return out
}

// countries with a point well inside each, those with most conflict events first.
var countries = []struct {
	code     string
	lat, lon float64
}{
	{"AFG", 34, 66},
	{"SYR", 35, 38.5},
	{"IRQ", 33, 44},
	{"PAK", 31, 71},
	{"NGA", 9.5, 8},
	{"UKR", 49, 32},
	{"SOM", 4, 45},
	{"IND", 23, 79},
	{"COD", -1, 26},
	{"YEM", 15.5, 46},
	{"MEX", 23, -102},
	{"COL", 4, -73},
	{"ETH", 9, 39.5},
	{"SDN", 15, 30},
	{"MLI", 17, -3},
	{"BFA", 12.5, -1.5},
	{"PHL", 8, 125},
	{"MMR", 21, 96},
	{"LKA", 7.5, 80.7},
	{"DZA", 34, 3},
	{"TUR", 38, 38},
	{"PER", -10, -75},
	{"AGO", -12, 18},
	{"NPL", 28, 84},
}

// Header is the first line of what WriteCSV writes.
const Header = "id,date,country,admin1,place,lat,lon,location_precision,tactic,target,actor,killed_low,killed,killed_high,attribution\n"

var (
	tactics = weighted{
		{"armed clash", 40},
		{"shelling", 25},
		{"remote bomb", 14},
		{"armed assault", 8},
		{"air strike", 5},
		{"suicide bombing", 3},
		{"abduction", 3},
		{"arson", 1},
		{"unknown", 1},
	}
	targets = weighted{
		{"military", 45},
		{"civilians", 30},
		{"police", 10},
		{"government", 6},
		{"place of worship", 2},
		{"education", 2},
		{"health", 1},
		{"media", 1},
		{"", 3},
	}
	precisions   = weighted{{"exact", 45}, {"near", 20}, {"town", 20}, {"district", 8}, {"province", 5}, {"country", 2}}
	attributions = weighted{{"attributed", 50}, {"claimed", 20}, {"disputed", 5}, {"", 25}}
)

// WriteCSV writes rows of incidents.csv, the same ones for the same towns and number.
func WriteCSV(w io.Writer, towns []Town, rows int) error { return write(w, towns, rows, false) }

// WriteNarrated writes the rows of WriteCSV with a title and a summary, most of which are distinct: of both together real
// data sets have some 150 letters a row.
func WriteNarrated(w io.Writer, towns []Town, rows int) error { return write(w, towns, rows, true) }

func write(w io.Writer, towns []Town, rows int, narrated bool) error {
	r := rand.New(rand.NewPCG(1, uint64(rows)))
	out := bufio.NewWriterSize(w, 1<<20)
	header := Header
	if narrated {
		header = header[:len(header)-1] + ",title,summary\n"
	}
	_, _ = out.WriteString(header)
	first := time.Date(1989, 1, 1, 0, 0, 0, 0, time.UTC)
	days := int(time.Date(2024, 12, 31, 0, 0, 0, 0, time.UTC).Sub(first).Hours() / 24)
	zipf := rand.NewZipf(r, 1.15, 8, uint64(len(towns)-1))
	var line []byte
	for i := range rows {
		t := &towns[zipf.Uint64()]
		when := first.AddDate(0, 0, int(float64(days)*math.Sqrt(r.Float64())))
		layout := time.DateOnly
		switch k := r.IntN(100); {
		case k < 3:
			layout = "2006"
		case k < 10:
			layout = "2006-01"
		}
		lat, lon := t.Lat, t.Lon
		if r.IntN(10) < 6 { // the rest stand on the town itself, as in real data
			lat, lon = lat+r.NormFloat64()*0.08, lon+r.NormFloat64()*0.1
		}
		line = fmt.Appendf(line[:0], "e%d,", i)
		line = when.AppendFormat(line, layout)
		line = fmt.Appendf(line, ",%s,%s,%s,%.3f,%.3f,%s,%s,%s,g%d,", t.Country, t.Province, t.Name, lat, lon,
			precisions.pick(r), tactics.pick(r), targets.pick(r), min(r.IntN(200), r.IntN(200), r.IntN(200)))
		line = append(appendNumber(line, r), ',')
		line = append(line, attributions.pick(r)...)
		if narrated {
			line = narrate(line, t, r)
		}
		line = append(line, '\n')
		_, _ = out.Write(line)
	}
	return out.Flush()
}

// narrate writes the cells of title and summary.
func narrate(line []byte, t *Town, r *rand.Rand) []byte {
	one, other := r.IntN(90), r.IntN(90)
	line = fmt.Appendf(line, ",Group %d - Group %d at %s,", one, other, t.Name)
	for i := range 3 + r.IntN(4) {
		if i > 0 {
			line = append(line, ' ')
		}
		line = append(line, phrases[r.IntN(len(phrases))]...)
		line = strconv.AppendInt(append(line, ' '), r.Int64N(10_000), 10)
	}
	return line
}

// phrases are the words of summaries.
var phrases = []string{"men of group", "a convoy was met near post", "the shelling reached house", "as the paper reports on page", "police say that case", "a witness counted"}

// appendNumber writes the three cells of a number.
func appendNumber(line []byte, r *rand.Rand) []byte {
	n := int(math.Min(900, math.Exp(r.ExpFloat64()*1.1)-1))
	switch k := r.IntN(100); {
	case k < 5:
		return append(line, ",,"...)
	case k < 30:
		return fmt.Appendf(line, "%d,,%d", n, n+1+r.IntN(n+2))
	}
	return fmt.Appendf(line, ",%d,", n)
}

// weighted words come up as often as their weights of a hundred say.
type weighted []struct {
	word   string
	weight int
}

func (w weighted) pick(r *rand.Rand) string {
	k := r.IntN(100)
	for _, one := range w {
		if k -= one.weight; k < 0 {
			return one.word
		}
	}
	return ""
}
