package fold

import (
	"encoding/json"
	"os/exec"
	"strings"
	"testing"
	"unicode"

	"lectern/app/golden"
)

// The browser's Unicode may be newer than ours: it may fold more, never less.
func TestJavaScriptFoldsTheSameText(t *testing.T) {
	golden.Need(t, "node")
	var pairs [][2]string
	for r := range unicode.MaxRune + 1 {
		if s := "a " + string(r) + " b"; String(s) != s {
			pairs = append(pairs, [2]string{s, String(s)})
		}
	}
	for _, s := range []string{"", "  it’s “so”  ", "soft\u00adware", "می\u200cخواهم", "\u1112\u1161\u11ab", "ΟΔΟΣ Straße", "か\u3099"} {
		pairs = append(pairs, [2]string{s, String(s)})
	}
	data, err := json.Marshal(pairs)
	if err != nil {
		t.Fatal(err)
	}
	const try = `
const pairs = JSON.parse(require("fs").readFileSync(0, "utf8"));
for (const [text, folded] of pairs)
  if (fold(text) !== fold(folded)) console.log(JSON.stringify([text, folded, fold(text), fold(folded)]));
for (const [text, folded] of pairs.slice(-7))
  if (fold(text) !== folded) console.log(JSON.stringify([text, folded, fold(text)]));
`
	cmd := exec.Command("node", "-e", JavaScript()+try)
	cmd.Stdin = strings.NewReader(string(data))
	out, err := cmd.CombinedOutput()
	if err != nil || len(out) > 0 {
		t.Errorf("%v\n%.3000s", err, out)
	}
}

func TestJavaScriptCanStandInAPage(t *testing.T) {
	script := JavaScript()
	for _, bad := range []string{"</", "<!--", "PLAIN", "ZEROS", "ACCENTED", "VOICED"} {
		if strings.Contains(script, bad) {
			t.Errorf("the script holds %s", bad)
		}
	}
	if script != JavaScript() {
		t.Error("the script differs from call to call")
	}
}
