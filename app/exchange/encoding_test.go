package exchange

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
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
	}{
		"Russian of Windows":       {russian, charmap.Windows1251},
		"Russian of Unix":          {russian, charmap.KOI8R},
		"Ukrainian of Unix":        {"Обстріл житлових будинків, загинули троє", charmap.KOI8U},
		"Russian of DOS":           {russian, charmap.CodePage866},
		"Russian of the Macintosh": {russian, charmap.MacintoshCyrillic},
		"Russian by ISO":           {russian, charmap.ISO8859_5},
		"capitals of Windows":      {strings.ToUpper(russian), charmap.Windows1251},
		"capitals of Unix":         {strings.ToUpper(russian), charmap.KOI8R},
		"capitals of DOS":          {strings.ToUpper(russian), charmap.CodePage866},
		"small letters of Unix":    {"менака", charmap.KOI8R},
		"Arabic of Windows":        {arabic, charmap.Windows1256},
		"Arabic by ISO":            {arabic, charmap.ISO8859_6},
		"Greek":                    {"Βομβιστική επίθεση στην Αθήνα", charmap.Windows1253},
		"Hebrew":                   {"פיגוע ירי ליד הכפר", charmap.Windows1255},
		"French of Windows":        {"Ménaka, le côté d’à côté", charmap.Windows1252},
		"French of short words":    {"attaque à Gao, là", charmap.Windows1252},
		"a Spanish letter":         {"Ñ", charmap.Windows1252},
		"French of DOS":            {"Ménaka, le côté d'à côté", charmap.CodePage850},
		"French of the Macintosh":  {"Ménaka, le côté d’à côté", charmap.Macintosh},
		"Polish":                   {"Łódź, żółta gęś", charmap.Windows1250},
		"English with quotes":      {"the “square” – in town", charmap.Windows1252},
		"English with apostrophes": {"they don’t know", charmap.Windows1252},
		"English of the Macintosh": {"they don’t know", charmap.Macintosh},
		"names of the world":       {"São Tomé, Curaçao, Åland, Côte d’Ivoire, Málaga, Köln, Peña, Tromsø", charmap.Windows1252},
		"German of DOS":            {"Straße, Köln, Fürth", charmap.CodePage850},
		"Spanish of the Macintosh": {"niño, camión, pequeña, también", charmap.Macintosh},
		"Portuguese":               {"São João, Conceição", charmap.Windows1252},
		"Icelandic":                {"Þórshöfn, Seyðisfjörður, Hafnarfjörður", charmap.Windows1252},
		"Danish":                   {"Århus, Ærø, København", charmap.Windows1252},
		"Turkish":                  {"Şanlıurfa, Diyarbakır, Muğla", charmap.Windows1254},
		"capitals of Turkish":      {"ŞANLIURFA, DİYARBAKIR, MUĞLA, ŞIRNAK", charmap.Windows1254},
		"Kurdish":                  {"Şengal, Qamişlo, Kobanê, Serêkaniyê, Reşeba", charmap.Windows1254},
		"Czech":                    {"Příbram, Jičín, Děčín", charmap.Windows1250},
		"Czech by ISO":             {"Příbram, Jičín, Žďár", charmap.ISO8859_2},
		"Czech of DOS":             {"Příbram, Jičín, Žďár nad Sázavou", charmap.CodePage852},
		"Slovak":                   {"Košice, Ľubovňa, Žilina, Trenčín", charmap.Windows1250},
		"Serbian":                  {"Čačak, Niš, Šabac, Požarevac", charmap.Windows1250},
		"Serbian in Cyrillic":      {"напад у Чачку, Нишу и Шапцу", charmap.Windows1251},
		"Romanian":                 {"Bucureşti, Constanţa, Piteşti, Bacău", charmap.Windows1250},
		"Hungarian":                {"Győr, Székesfehérvár, felnőtt", charmap.Windows1250},
		"Polish in capitals":       {"ŁÓDŹ, ŻÓŁTA GĘŚ", charmap.Windows1250},
		"Latvian":                  {"Rīga, Jūrmala, Liepāja, Jēkabpils", charmap.Windows1257},
		"Lithuanian":               {"Šiauliai, Panevėžys, Mažeikių", charmap.Windows1257},
		"capitals of Greek":        {"ΒΟΜΒΙΣΤΙΚΗ ΕΠΙΘΕΣΗ ΣΤΗΝ ΑΘΗΝΑ", charmap.Windows1253},
		"capitals of one Greek":    {"ΑΘΗΝΑ", charmap.Windows1253},
		"Greek by ISO":             {"Άγιος Νικόλαος, Άρτα", charmap.ISO8859_7},
		"Arabic with vowels":       {"قَصْف عَلَى المنازل", charmap.Windows1256},
		"Arabic and French":        {"قصف على المنازل في Bechar, près de là", charmap.Windows1256},
		"Bulgarian":                {"Експлозия в София, трима загинали", charmap.Windows1251},
	} {
		bytes, err := c.table.NewEncoder().String(c.text)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		r := readText(t, header+"b,2021-03-04,Mali,\""+bytes+"\",14.25,-5.99,3\n")
		if got := cells(r, "place"); got != c.text+"\n" || !strings.Contains(r.Problems.Error(), changeTo(c.table)) {
			t.Errorf("%s is read as %s%v", name, got, r.Problems)
		}
	}
}

func TestAnEncodingIsToldByWordsFarBehindInAFile(t *testing.T) {
	const far = 2 << 20 // bytes before the first word beyond ASCII
	street := strings.Repeat("a street of the town, ", 45)
	var lines, objects strings.Builder
	for n := 0; lines.Len() < far; n++ {
		fmt.Fprintf(&lines, "a%d,2021-03-04,Mali,\"%s\",14.25,-5.99,3\n", n, street)
		fmt.Fprintf(&objects, `{"id":"a%d","date":"2021-03-04","country":"Mali","place":"%s"},`, n, street)
	}
	const word = "\xc0\xe2\xe4\xe5\xe5\xe2\xea\xe0"
	for name, text := range map[string]string{
		"in lines":    header + lines.String() + "b,2021-03-04,Mali," + word + ",14.25,-5.99,3\n",
		"in one line": "[" + objects.String() + `{"id":"b","date":"2021-03-04","country":"Mali","place":"` + word + `"}]`,
	} {
		r := readText(t, text)
		if want := changeTo(charmap.Windows1251) + ": Авдеевка"; len(r.Report.Changes) == 0 || r.Report.Changes[0].words() != want {
			t.Errorf("%s: %v, want %s", name, r.Report.Changes, want)
		}
	}
	_, table := shapefileOf()
	begin := int(binary.LittleEndian.Uint16(table[8:]))
	width := int(binary.LittleEndian.Uint16(table[10:]))
	rows := far/width + 1
	text := append(slices.Clone(table[:begin]), bytes.Repeat(table[begin:begin+width], rows-1)...)
	text = append(text, " b20210304Mali\xcc\xe5\xed\xe0\xea\xe0 3"...)
	binary.LittleEndian.PutUint32(text[4:], uint32(rows))
	d, err := readDBF(&file{name: "x"}, text)
	if err != nil {
		t.Fatal(err)
	}
	if last, _ := d.row(rows); last[3] != "Менака" {
		t.Errorf("in a Shapefile: %q", last)
	}
}

func TestOnlyLinesBeyondASCIITellAnEncoding(t *testing.T) {
	const word = "M\xe9naka"
	for name, c := range map[string]struct {
		text string
		want int // bytes
	}{
		"none":                     {"Gao\nKidal\n", 0},
		"one of three":             {"Gao\n" + word + "\nKidal\n", len(word + "\n")},
		"the last, without an end": {"Gao\n" + word, len(word)},
		"a part of a long one":     {strings.Repeat("Gao ", 2048) + word, len(word)},
		"many, as far as needed":   {strings.Repeat(word+"\n", manyBytes), (manyBytes/len(word+"\n") + 1) * len(word+"\n")},
	} {
		text, err := linesBeyondASCII(strings.NewReader(c.text))
		if err != nil || len(text) != c.want || c.want > 0 && !strings.Contains(string(text), word) {
			t.Errorf("%s: %d bytes, want %d, %v", name, len(text), c.want, err)
		}
	}
}

// changeTo says what reading an encoding does.
func changeTo(table *charmap.Charmap) string {
	if table == charmap.KOI8R { // whose letters KOI8-U has
		table = charmap.KOI8U
	}
	i := slices.IndexFunc(byteEncodings[:], func(b byteEncoding) bool { return b.table == table })
	return byteEncodings[i].change()
}

func TestWordsThatTwoEncodingsMakeAreToldWithBoth(t *testing.T) {
	for name, c := range map[string]struct{ bytes, want string }{
		"Turkish or Icelandic":  {"Alt\xfd", eitherEncoding},
		"Romanian or Polish":    {"B\xe3", eitherEncoding},
		"surely French":         {"M\xe9naka, \xe0 c\xf4t\xe9", ""},
		"the same in all":       {"M\xe9naka", ""},
		"surely Turkish":        {"Diyarbak\xfdr, \xdeanl\xfdurfa, Mu\xf0la", ""},
		"long enough to be one": {"\xc3\xe2\xe0\xf0\xe4\xe8\xff", ""},
	} {
		r := readText(t, header+"b,2021-03-04,Mali,\""+c.bytes+"\",14.25,-5.99,3\n")
		if got := strings.Contains(r.Problems.Error(), eitherEncoding); got != (c.want != "") {
			t.Errorf("%s: %v", name, r.Problems)
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
