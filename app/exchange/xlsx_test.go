package exchange

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// sheetOf returns a workbook of one sheet with shared texts, as XML.
func sheetOf(t testing.TB, sheet, shared string) []byte {
	t.Helper()
	return zipOf(t, map[string][]byte{
		"xl/workbook.xml":            []byte(`<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>`),
		"xl/_rels/workbook.xml.rels": []byte(`<Relationships><Relationship Id="r1" Type="x/worksheet" Target="/xl/worksheets/s.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="texts.xml"/></Relationships>`),
		"xl/worksheets/s.xml":        []byte(sheet),
		"xl/texts.xml":               []byte(shared),
	})
}

func TestCellsOfASheetAreReadInEveryForm(t *testing.T) {
	const shared = `<?xml version="1.0"?><sst><si><t>date</t></si><si><r><t>pl</t></r><r><t xml:space="preserve">ace</t></r><rPh sb="0"><t>sound</t></rPh></si><si><t>A &lt; B &amp;&#x41;_x0041_</t></si><si/></sst>`
	const header = `<row r="2"><c r="A2" t="s"><v>0</v></c><c t="s"><v>1</v></c><c r="D2" t="inlineStr"><is><t>own</t></is></c></row>`
	for name, c := range map[string]struct{ rows, want string }{
		"shared and inline":      {`<row><c t="s"><v>0</v></c><c t="s"><v>2</v></c><c r="D3" t="inlineStr"><is><r><t>x</t></r><r><t>y</t></r></is></c></row>`, "date|A < B &AA|xy"},
		"numbers and dates":      {`<row r="9"><c r="A9"><v>44259</v></c><c r="B9" t="b"><v>1</v></c><c r="D9" t="e"><v>#N/A</v></c></row>`, "44259|1|#N/A"},
		"formulas":               {`<row><c><f>1 &gt; 2</f><v>44259</v></c><c t="str"><f>A1</f><v>x</v></c></row>`, "44259|x|"},
		"prefixes":               {`<x:row><x:c t='s'><x:v>0</x:v></x:c><x:c t='str'><x:v><![CDATA[<b>]]>&amp;</x:v></x:c></x:row>`, "date|<b>&|"},
		"comments":               {`<row a=">"><!-- <c> --><c><v>1<!-- > -->2</v></c><c/><c r="D3"><v/></c></row><row/>`, "12||"},
		"a text that is not":     {`<row><c t="s"><v>7</v></c></row>`, "the text of a cell is missing"},
		"no end":                 {`<row><c><v>1</v>`, "unexpected EOF"},
		"cells beyond the names": {`<row><c r="D3"><v>1</v></c></row><row r="5"><c r="A5"><v>1</v></c><c r="XFD5"><v>1</v></c></row>`, "x:5: the row has 16384 cells, the header has 4"},
		"too far":                {`<row><c r="ZZZZZZ1"><v>1</v></c></row>`, "a cell is in no column that a sheet can have"},
	} {
		f := &file{name: "x"}
		data := sheetOf(t, "<worksheet><sheetData>"+header+c.rows+"</sheetData></worksheet>", shared)
		f.ReaderAt, f.size = bytes.NewReader(data), int64(len(data))
		s, err := openSheet(f)
		got := ""
		if err == nil {
			for r, problem := range s.rows {
				if err = problem; err == nil {
					got = strings.Join([]string{r.cells[0], r.cells[1], r.cells[3]}, "|")
				}
			}
		}
		if err != nil {
			got = err.Error()
		}
		if err == nil && got != c.want || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// What excelize reads of a workbook that it wrote is read here.
func TestAWorkbookIsReadAsByAnotherLibrary(t *testing.T) {
	rows := [][]any{{"id", "date", "place", "lat", "own <&>"}}
	for n := range 200 {
		rows = append(rows, []any{fmt.Sprintf("a%d", n), 44000 + n, fmt.Sprintf(" Place\n%d ", n%7), float64(n) / 7, []any{true, nil, "_x0041_", "é & <b>", -1.5}[n%5]})
	}
	data := workbookOf(t, false, rows)
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	want, err := book.GetRows("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	f, err := fstest.MapFS{"x": {Data: data}}.Open("x")
	if err != nil {
		t.Fatal(err)
	}
	opened, err := openFile(f, "x", &Options{})
	if err != nil {
		t.Fatal(err)
	}
	s, err := openSheet(opened)
	if err != nil {
		t.Fatal(err)
	}
	got := [][]string{s.columns}
	for r, err := range s.rows {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, append([]string(nil), r.cells...))
	}
	for i := range want {
		want[i] = padded(want[i], 5)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
