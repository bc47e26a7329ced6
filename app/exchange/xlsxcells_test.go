package exchange

import (
	"archive/zip"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// workbookWith returns a workbook of the fewest parts, whose sheet has some XML for its rows and whose cells share some texts.
func workbookWith(t testing.TB, rows, texts string) []byte { return zipOf(t, partsWith(rows, texts)) }

func partsWith(rows, texts string) map[string][]byte {
	relations := func(all string) []byte { return []byte(`<Relationships>` + all + `</Relationships>`) }
	return map[string][]byte{
		"_rels/.rels":     relations(`<Relationship Id="a" Type="http://x/officeDocument" Target="xl/workbook.xml"/>`),
		"xl/workbook.xml": []byte(`<x:workbook xmlns:x="x" xmlns:r="r"><x:sheets><x:sheet name="S" r:id="b"/></x:sheets></x:workbook>`),
		"xl/_rels/workbook.xml.rels": relations(`<Relationship Target="/xl/worksheets/S.xml" Id='b' Type="http://x/worksheet"/>` +
			`<Relationship Id="c" Type="http://x/sharedStrings" Target="SharedStrings.xml"/><Relationship Id="d" Type="http://x/styles" Target="styles.xml"/>`),
		"xl/worksheets/s.xml":  []byte(`<?xml version="1.0"?><worksheet><sheetViews/><sheetData>` + rows + `</sheetData><c r="A9"/></worksheet>`),
		"xl/sharedStrings.xml": []byte("<sst>" + texts + "</sst>"),
		"xl/styles.xml":        []byte(`<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`),
	}
}

// headed is a row of names for the cells below.
const headed = `<row><c t="inlineStr"><is><t>date</t></is></c><c t="inlineStr"><is><t>country</t></is></c><c t="inlineStr"><is><t>place</t></is></c><c t="inlineStr"><is><t>own</t></is></c></row>`

func TestCellsOfASheetAreReadHoweverTheyAreWritten(t *testing.T) {
	const texts = `<si><t>Gao</t></si><si><r><t>Gao &amp;</t></r><r><t xml:space="preserve"> Kidal</t></r><rPh><t>ガオ</t></rPh></si><si/>`
	for stored, want := range map[string]string{
		`<c><v>7</v></c>`:                          "7",
		`<c r="D2"><v>7</v></c>`:                   "7",
		`<x:c x:r='D2' t = "n"><x:v>7</x:v></x:c>`: "7",
		`<c s="1"><v>44259</v></c>`:                "2021-03-04",
		`<c t="s"><v>0</v></c>`:                    "Gao",
		`<c t="s"><v> 1 </v></c>`:                  "Gao & Kidal",
		`<c t="s"><v>2</v></c>`:                    "",
		`<c t="str"><f>A1&amp;"&gt;"</f><v>a&lt;b&#x41;&#66;&apos;&nbsp;</v></c>`: "a<bAB'&nbsp;",
		`<c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>`:            "ab",
		`<c t="str"><v>a<!-- <v>b</v> -->c</v></c>`:                               "ac",
		`<c t="str"><v><![CDATA[a<b>&amp;]]>c</v></c>`:                            "a<b>&amp;c",
		`<c t="str" r="D2" cm="a>b"><v>c</v></c>`:                                 "c",
		`<c t="str"><v>a<?pi x?>b</v></c>`:                                        "ab",
		`<c t="str"><v>_xD83D__xDE00_&#x0000041;</v></c>`:                         "😀A",
		`<c t="str"><v>a_x0041__x_</v></c>`:                                       "aA_x_",
		`<c t="d"><v>2021-03-04</v></c>`:                                          "2021-03-04",
		`<c t="e"><v>#N/A</v></c>`:                                                "", // as in any table
		`<c/>`:                                                                    "",
	} {
		r := readText(t, string(workbookWith(t, headed+`<row r="2"><c t="str"><v>2021</v></c><c t="str"><v>Mali</v></c><c t="str"><v>Alvar</v></c>`+stored+`</row>`, texts)))
		if r.Table.Len() != 1 {
			t.Errorf("%s: %d rows, %v", stored, r.Table.Len(), r.Problems)
			continue
		}
		if got := cells(r, "own"); strings.TrimSuffix(got, "\n") != want {
			t.Errorf("%s is read as %q, want %q", stored, got, want)
		}
	}
}

func TestCellsOfASheetThatAreReadOtherwiseAreCounted(t *testing.T) {
	for stored, want := range map[string]string{
		`<c r="D7"><f>1+2</f><v></v></c>`:           uncalculated,
		`<c r="D7" ><f/><v /></c>`:                  uncalculated,
		`<x:c r="D7"><x:f>1</x:f></x:c>`:            uncalculated,
		`<c r="D7" t="str"><f>1</f></c>`:            uncalculated,
		`<c r="D7"><f>1+2</f><v>3</v></c>`:          "",
		`<c r="D7" t="str"><f>""</f><v></v></c>`:    "", // an empty text
		`<c r="D7" t="b"><v>1</v></c>`:              truthRead,
		`<c r="D7" s="1"><v>1</v></c><cols><col/>>`: "",
	} {
		r := readText(t, string(workbookWith(t, headed+`<row r="7"><c t="str"><v>2021</v></c><c t="str"><v>Mali</v></c><c t="str"><v>Alvar</v></c>`+stored+`</row>`, "")))
		at := slices.IndexFunc(r.Report.Changes, func(c Change) bool { return c.What == uncalculated || c.What == truthRead })
		if want == "" && at < 0 {
			continue
		}
		if at < 0 || r.Report.Changes[at].What != want || r.Report.Changes[at].Line != 7 || r.Report.Changes[at].Example != "D7" {
			t.Errorf("%s: %v, want %q", stored, r.Report.Changes, want)
		}
	}
}

func TestSheetsThatCantBeReadSaySo(t *testing.T) {
	const good = `<row r="2"><c t="str"><v>2021</v></c><c t="str"><v>Mali</v></c><c t="str"><v>Alvar</v></c></row>`
	for rows, want := range map[string]string{
		headed + good + `<row><c t="s"><v>7</v></c></row>`:                            "row 3 refers to a text that the workbook doesn’t have",
		headed + good + `<row><c t="s"><v>-1</v></c></row>`:                           "row 3 refers to a text that the workbook doesn’t have",
		headed + good + `<row><c r="XFE3"><v>7</v></c></row>`:                         "row 3 has more than the 16384 cells of a sheet",
		headed + good + "<row>" + strings.Repeat(`<c r="A"/>`, mostSheetColumns+1):    "row 3 has more than the 16384 cells of a sheet",
		headed + good + `<row><c><v><![CDATA[ a`:                                      "it breaks off",
		headed + good + `<row><c t="str"><v>1</row><row><!-- x --></row></sheetData>`: "",
	} {
		r := readText(t, string(workbookWith(t, rows, "")))
		if want == "" && len(r.Problems.Errors()) == 1 { // the row that lacks all
			continue
		}
		if len(r.Problems) == 0 || !strings.Contains(r.Problems.Error(), want) {
			t.Errorf("%s: %v, want %q", rows, r.Problems, want)
		}
	}
}

// Rows without a number, or with one that can't be, follow the one before.
func TestRowsOfASheetHaveTheirNumbers(t *testing.T) {
	sheet := headed
	for _, attributes := range []string{"", ` r="9"`, ` r="-4"`, ` r="3"`, ` r="99999999999999999999"`} {
		sheet += "<row" + attributes + `><c t="str"><v>soon</v></c></row>`
	}
	r := readText(t, string(workbookWith(t, sheet, "")))
	var lines []int
	for _, p := range r.Problems.Errors() {
		if strings.Contains(p.What, "“soon” is not a date") {
			lines = append(lines, p.Line)
		}
	}
	if want := []int{2, 9, 10, 11, 12}; !slices.Equal(lines, want) {
		t.Errorf("lines %v, want %v", lines, want)
	}
}

func TestADamagedSheetIsNotRead(t *testing.T) {
	whole := string(zippedBy(t, zip.Store, partsWith(headed+`<row><c t="str"><v>2016</v></c><c t="str"><v>Mali</v></c><c t="str"><v>Gao</v></c></row>`, "")))
	if r := readText(t, whole); r.Table.Len() != 1 {
		t.Fatalf("%d rows, %v", r.Table.Len(), r.Problems)
	}
	if r := readText(t, strings.Replace(whole, "<v>2016", "<v>2017", 1)); !strings.Contains(r.Problems.Error(), "checksum") {
		t.Errorf("%d rows, %v", r.Table.Len(), r.Problems)
	}
}

func TestASheetInAnotherEncodingSaysSo(t *testing.T) {
	for _, declared := range []string{`<?xml version="1.0" encoding="windows-1252"?>`, "\xff\xfe<\x00?\x00"} {
		parts := partsWith(headed, "")
		parts["xl/worksheets/s.xml"] = append([]byte(declared), parts["xl/worksheets/s.xml"]...)
		if r := readText(t, string(zipOf(t, parts))); !strings.Contains(r.Problems.Error(), "XML isn’t UTF-8") {
			t.Errorf("%q: %v", declared, r.Problems)
		}
	}
}

// A spreadsheet takes a typed 5-7 for a day of May, which is stored as the number 45419.
func TestACountThatBecameADateIsNoNumber(t *testing.T) {
	r := readText(t, string(workbookOf(t, false, [][]any{
		{"Date", "Country", "Place", "Killed"},
		{"2024-05-01", "Mali", "Gao", 3},
		{"2024-05-02", "Mali", "Gao", time.Date(2024, 5, 7, 0, 0, 0, 0, time.UTC)},
	})))
	if r.Table.Len() != 1 || len(r.Problems) != 1 || !strings.Contains(r.Problems[0].What, "killed: “2024-05-07” is not a whole number") {
		t.Errorf("%d rows, %v", r.Table.Len(), r.Problems)
	}
}

func TestRaisedFiguresStayMarks(t *testing.T) {
	const run = `<r><t>12</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r><r><t> of 20</t></r>`
	texts, err := textsIn(strings.NewReader(`<sst><si>`+run+`</si><si><t>2</t></si></sst>`), 100)
	if err != nil {
		t.Fatal(err)
	}
	if got := texts.at(0) + "|" + texts.at(1); got != "12¹ of 20|2" {
		t.Errorf("shared texts are %q", got)
	}
}

func TestTextsAmongDatesKeepTheirYear(t *testing.T) {
	table := ownTable(t, "id,date,country,place\na,2021-03-04,Iraq,Kufa\nf,1258,Iraq,Baghdad\ng,0600,Iraq,Basra\n")
	r := read(t, fstest.MapFS{"x": {Data: writtenAs(t, "xlsx", table)}}, "x", Options{})
	for id, want := range map[string]string{"a": "2021-03-04", "f": "1258", "g": "0600"} {
		row, ok := r.Table.Index(id)
		if got := r.Table.Cell("date", row); !ok || got != want {
			t.Errorf("%s is of %q, want %q: %v", id, got, want, r.Problems)
		}
	}
}
