package exchange

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestAnEncodingIsToldByTheWordsInIt(t *testing.T) {
	const (
		russian = "Обстрел жилых домов, погибли трое"
		arabic  = "قصف على المنازل في المدينة"
	)
	for name, c := range map[string]struct {
		text  string
		table *charmap.Charmap
		want  encoding
	}{
		"Russian of Windows":       {russian, charmap.Windows1251, windows1251},
		"Russian of Unix":          {russian, charmap.KOI8R, koi8},
		"Ukrainian of Unix":        {"Обстріл житлових будинків, загинули троє", charmap.KOI8U, koi8},
		"Russian of DOS":           {russian, charmap.CodePage866, codePage866},
		"Russian of the Macintosh": {russian, charmap.MacintoshCyrillic, macCyrillic},
		"Russian by ISO":           {russian, charmap.ISO8859_5, iso8859_5},
		"capitals of Windows":      {strings.ToUpper(russian), charmap.Windows1251, windows1251},
		"capitals of Unix":         {strings.ToUpper(russian), charmap.KOI8R, koi8},
		"capitals of DOS":          {strings.ToUpper(russian), charmap.CodePage866, codePage866},
		"small letters of Unix":    {"менака", charmap.KOI8R, koi8},
		"Arabic of Windows":        {arabic, charmap.Windows1256, windows1256},
		"Arabic by ISO":            {arabic, charmap.ISO8859_6, iso8859_6},
		"Greek":                    {"Βομβιστική επίθεση στην Αθήνα", charmap.Windows1253, windows1253},
		"Hebrew":                   {"פיגוע ירי ליד הכפר", charmap.Windows1255, windows1255},
		"French of Windows":        {"Ménaka, le côté d’à côté", charmap.Windows1252, windows1252},
		"French of short words":    {"attaque à Gao, là", charmap.Windows1252, windows1252},
		"a Spanish letter":         {"Ñ", charmap.Windows1252, windows1252},
		"French of DOS":            {"Ménaka, le côté d'à côté", charmap.CodePage850, codePage850},
		"French of the Macintosh":  {"Ménaka, le côté d’à côté", charmap.Macintosh, macRoman},
		"Polish":                   {"Łódź, żółta gęś", charmap.Windows1250, windows1250},
		"English with quotes":      {"the “square” – in town", charmap.Windows1252, windows1252},
	} {
		bytes, err := c.table.NewEncoder().String(c.text)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		r := readText(t, header+"b,2021-03-04,Mali,\""+bytes+"\",14.25,-5.99,3\n")
		if got := cells(r, "place"); got != c.text+"\n" || !strings.Contains(r.Problems.Error(), changed[c.want]) {
			t.Errorf("%s is read as %s%v", name, got, r.Problems)
		}
	}
}

func TestAnEncodingThatNothingTellsIsRefused(t *testing.T) {
	chinese, err := simplifiedchinese.GBK.NewEncoder().String("新疆乌鲁木齐,和田地区墨玉县")
	if err != nil {
		t.Fatal(err)
	}
	r := readText(t, header+"b,2021-03-04,Mali,\""+chinese+"\",14.25,-5.99,3\n")
	if r.Table.Len() > 0 || !strings.Contains(r.Problems.Error(), "its words don't tell in which other encoding it is") {
		t.Errorf("%d rows, %v", r.Table.Len(), r.Problems)
	}
}
