package exchange

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
)

func TestTextTablesAreReadInEveryForm(t *testing.T) {
	const want = "a|2021-03-04|Mali|14.25|-5.99|3\nb|2021-03-13|Mali|15.92|2.4|0\n"
	const plain = header + "a,2021-03-04,Mali,Ménaka,14.25,-5.99,3\nb,2021-03-13,Mali,Belmo,15.92,2.4,0\n"
	utf16 := []byte{0xff, 0xfe}
	for _, r := range plain {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	for name, c := range map[string]struct{ text, said string }{
		"our own":         {plain, ""},
		"byte order mark": {"\ufeff" + plain, ""},
		"ends in CR":      {strings.ReplaceAll(plain, "\n", "\r"), ""},
		"CR, then breaks": {"sep=,\r" + strings.ReplaceAll(strings.TrimSuffix(plain, "\n"), "\n", ",text\r") + ",\"two\nlines\"\r", ""},
		"tabs":            {strings.ReplaceAll(plain, ",", "\t"), ""},
		"bars":            {strings.ReplaceAll(plain, ",", "|"), ""},
		"sep line":        {"sep=;\r\n" + strings.ReplaceAll(plain, ",", ";"), ""},
		"sep of no usual": {"sep=#\n" + strings.ReplaceAll(plain, ",", "#"), ""},
		"title above": {
			"Incidents in Mali\n\nAs of May,,,,,,\n" + plain,
			"lines above the names of the columns left out, 2 times, first in row 1: Incidents in Mali",
		},
		"title with as many commas": {
			"Incidents, by province, of the year, by place, and, more, commas\nAs, of, May, or, so, it, seems, they, say\n" + plain,
			"lines above the names of the columns left out, 2 times, first in row 1: Incidents  by province  of the year  by place  and  more  co…",
		},
		"title that is wider than names of others": {
			"Incidents, by province, of the year, by place, and, more, commas, all\nID,Incident date,Country,Place name,Latitude,Longitude,No. killed\n" + strings.TrimPrefix(plain, header),
			"lines above the names of the columns left out, first in row 1: Incidents  by province  of the year  by place  and  more  co…",
		},
		"cells short and over":  {header + "a,2021-03-04,Mali,Ménaka,14.25,-5.99,3,,\nb,2021-03-13,Mali,Belmo,15.92,2.4,0\n", ""},
		"the end of DOS":        {plain + "\x1a", ""},
		"gzip":                  {string(gzipOf(t, plain)), ""},
		"UTF-16":                {string(utf16), "file read as UTF-16"},
		"UTF-16 without a mark": {string(utf16[2:]), "file read as UTF-16"},
		"UTF-16, big-endian":    {string(swapped(utf16[2:])), "file read as UTF-16"},
		"Windows-1252": {
			strings.ReplaceAll(plain, "é", "\xe9"),
			"file read as Windows-1252, because it is not UTF-8: see whether its accents are right: Ménaka|x: warning: file read as Windows-1252, because it is not UTF-8: see whether its accents are right: Ménaka, look at what became of it",
		},
		"decimal commas": {
			"id;date;country;place;lat;lon;killed\na;04/03/2021;Mali;Ménaka;14,25;-5,99;3\nb;13/03/2021;Mali;Belmo;15,92;2,40;0\n",
			"decimal commas of coordinates read as points, 4 times, first in row 2: 14,25|dates read day first, 2 times, first in row 2: 04/03/2021",
		},
		"other names": {
			"ID,Incident date,Country,Place name,Latitude,Longitude,No. killed\na,4 March 2021,Mali,Ménaka,14.25,-5.99,3\nb,\"March 13, 2021\",Mali,Belmo,15.92,2.4,0\n",
			"dates in words or without hyphens read, 2 times, first in row 2: 4 March 2021",
		},
		"tags": {
			"nr,when,where,country,y,x,dead\n#event+id,#date+occurred,#loc+name,#country+name,#geo+lat,#geo+lon,#affected+killed\na,2021-03-04,Ménaka,Mali,14.25,-5.99,3\nb,2021-03-13,Belmo,Mali,15.92,2.4,0\n", "",
		},
		"tags of some of them": {
			"#event+id,#date,#loc,#country+code+v_iso3,#geo+lat,#geo+lon,#affected+f+killed,#affected+killed\na,2021-03-04,Ménaka,MLI,14.25,-5.99,1,3\nb,2021-03-13,Belmo,MLI,15.92,2.4,0,0\n",
			"countries by a code or another name kept under their English name, 2 times, first in row 2: MLI as Mali",
		},
		"tags alone": {
			"#event +id,#date,#loc,#country+name,#geo+lat,#geo+lon,#affected+killed+ind\na,2021-03-04,Ménaka,Mali,14.25,-5.99,3\nb,2021-03-13,Belmo,Mali,15.92,2.4,0\n", "",
		},
		"serial dates": {
			header + "a,44259,Mali,Ménaka,14.25,-5.99,3\nb,44268.75,Mali,Belmo,15.92,2.4,0\n",
			"numbers read as Excel’s serial dates, 2 times, first in row 2: 44259|times of day left out, the day kept, first in row 3: 44268.75",
		},
		"times of day": {
			header + "a,2021-03-04T23:15:00-05:00,Mali,Ménaka,14.25,-5.99,3\nb,2021-03-13 08:00,Mali,Belmo,15.92,2.4,0\n",
			"times of day left out, the day kept, 2 times, first in row 2: 2021-03-04T23:15:00-05:00",
		},
		"country by the point": {
			"id,date,place,lat,lon,killed\na,2021-03-04,Ménaka,14.25,-5.99,3\nb,2021-03-13,Belmo,15.92,2.4,0\n",
			"countries told by the point, 2 times, first in row 2: Mali",
		},
		"minutes and seconds": {
			header + "a,2021-03-04,Mali,Ménaka,\"14°15'00\"\"N\",\"5°59'24\"\"W\",3\nb,2021-03-13,Mali,Belmo,15 55 12 N,2 24 00 E,0\n",
			"degrees in minutes and seconds read, 4 times, first in row 2: 14°15'00\"N",
		},
		"one cell": {
			"id,date,country,place,gps,killed\na,2021-03-04,Mali,Ménaka,\"14.25, -5.99\",3\nb,2021-03-13,Mali,Belmo,15.92 2.4 310 8,0\n",
			"latitude and longitude read from one cell, 2 times, first in row 2: 14.25, -5.99",
		},
	} {
		r := readText(t, c.text)
		got := cells(r, "id", "date", "country", "lat", "lon", "killed")
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s:\n%s", name, d)
		}
		if d := cmp.Diff(c.said, strings.Join(said(r), "|")); d != "" {
			t.Errorf("%s:\n%s", name, d)
		}
		if place := cells(r, "place"); place != "Ménaka\nBelmo\n" {
			t.Errorf("%s: places %q", name, place)
		}
	}
}

func TestABadByteLeavesTheRestOfATextAsItIs(t *testing.T) {
	const (
		rows  = "a,2021-03-04,Mali,Ménaka,14.25,-5.99,3\n"
		wrong = "b,2021-03-04,Mali,M\xe9naka,14.25,-5.99,3\n"
		mark  = "\ufeff"
	)
	for name, c := range map[string]struct{ text, places, said string }{
		"with a mark":         {mark + header + "a,2021-03-04,Mali,Gao,14.25,-5.99,3\n" + wrong, "Gao\nM�naka\n", encodingChange[brokenUTF8] + ", first in row 3"},
		"in a long file":      {header + rows + strings.ReplaceAll(rows, "a,2", "c,2") + wrong, "Ménaka\nMénaka\nM�naka\n", encodingChange[brokenUTF8] + ", first in row 4"},
		"twice":               {mark + header + wrong + strings.ReplaceAll(wrong, "b,2", "c,2"), "M�naka\nM�naka\n", encodingChange[brokenUTF8] + ", 2 times, first in row 2"},
		"of another encoding": {header + wrong, "Ménaka\n", changeTo(charmap.Windows1252)},
		"of Cyrillic":         {header + "b,2021-03-04,Mali,\xcc\xe5\xed\xe0\xea\xe0,14.25,-5.99,3\n", "Менака\n", changeTo(charmap.Windows1251)},
		"of capitals":         {header + "b,2021-03-04,Mali,\xcc\xc5\xcd\xc0\xca\xc0,14.25,-5.99,3\n", "МЕНАКА\n", changeTo(charmap.Windows1251)},
		"of Arabic":           {header + "b,2021-03-04,Mali,\xe3\xed\xe4\xc7\xdf\xc7,14.25,-5.99,3\n", "ميناكا\n", changeTo(charmap.Windows1256)},
		"as many as are none": {header + rows + wrong, "MÃ©naka\nMénaka\n", changeTo(charmap.Windows1252)},
	} {
		r := readText(t, c.text)
		if d := cmp.Diff(c.places, cells(r, "place")); d != "" || r.Table.Columns()[0] != "id" {
			t.Errorf("%s: columns %v\n%s", name, r.Table.Columns(), d)
		}
		if len(r.Problems) != 1 || !strings.Contains(r.Problems[0].What, c.said) {
			t.Errorf("%s: %v, want %s", name, r.Problems, c.said)
		}
	}
}

// swapped returns a text of UTF-16 in the other order of bytes.
func swapped(text []byte) []byte {
	other := slices.Clone(text)
	for i := 0; i+1 < len(other); i += 2 {
		other[i], other[i+1] = other[i+1], other[i]
	}
	return other
}
