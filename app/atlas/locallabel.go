package atlas

import (
	"unicode"

	"lectern/app/draw"
	"lectern/app/typeset"
)

// localFace returns a province's name in its country's language, if the map shows such names.
func (f *labelling) localFace(i int) string {
	if !f.localNames {
		return ""
	}
	return f.world.local().Faces[i]
}

// localTown returns a town's name in its country's language, if the map shows such names.
func (f *labelling) localTown(i int) string {
	if !f.localNames {
		return ""
	}
	return f.world.local().Towns[i]
}

// alsoLocal adds a local name below the English one, if a font has all its letters.
func (f *labelling) alsoLocal(l *label, name string, face *typeset.Face) {
	if name == "" {
		return
	}
	w, known := f.locals[localKey{face, name}]
	if !known {
		w = f.shapeLocal(name, face)
		f.locals[localKey{face, name}] = w
	}
	if w != nil {
		l.add(w)
	}
}

// localKey identifies a shaped local name.
type localKey struct {
	face *typeset.Face
	name string
}

// shapeLocal shapes a local name, or returns nil if no font has all its letters.
func (f *labelling) shapeLocal(name string, face *typeset.Face) *draw.Word {
	rtl := false
	for _, r := range name {
		if !face.Has(r) {
			return nil
		}
		rtl = rtl || unicode.In(r, unicode.Arabic, unicode.Hebrew)
	}
	return f.setter.Word(face, name, rtl)
}
