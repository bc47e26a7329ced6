package deck

import (
	"strings"
	"testing"
)

func TestDrawingsThatCantBeMadeHaveTheirSlide(t *testing.T) {
	all := strings.Join(said(t, written(t, "T", "# A {#a}\n\nFirst.\n\n```{.map query=\"killed:>>\" title=\"Where\"}\n```\n", "")), "|")
	if !strings.Contains(all, "Nomap:Where") {
		t.Errorf("the missing map is passed over: %s", all)
	}
}

func TestListsKeepToTheirMedium(t *testing.T) {
	all := strings.Join(said(t, written(t, "T", "# A {#a}\n\nFirst.\n\n- item\n\n    ::: only-slides\n    Shown.\n    :::\n\n    ::: only-page\n    Printed.\n    :::\n", "")), "|")
	if !strings.Contains(all, "Shown") || strings.Contains(all, "Printed") {
		t.Errorf("the list says: %s", all)
	}
}
