package report

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// TestBrowser opens the page in Chromium, where it is installed: no error on the console, nothing obeyed of
// what the texts hold, a click shows the right card, keys work. NEWSFACTS_SHOTS names a folder for screenshots
// at three widths.
func TestBrowser(t *testing.T) {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed")
	}
	if testing.Short() {
		t.Skip("short")
	}
	file := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(file, []byte(write(t, folder(t, 3, 4))), 0o644); err != nil {
		t.Fatal(err)
	}
	if named := os.Getenv("NEWSFACTS_PAGE"); named != "" {
		file = named
	}
	ctx, stop := browser(t, chromium)
	defer stop()
	var faults []string
	chromedp.ListenTarget(ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			faults = append(faults, e.ExceptionDetails.Error())
		case *runtime.EventConsoleAPICalled:
			faults = append(faults, string(e.Type))
		case *log.EventEntryAdded:
			faults = append(faults, e.Entry.Text)
		}
	})
	var title, card, afterN, afterJ, wrong string
	var hacked, only bool
	err = chromedp.Run(ctx,
		chromedp.Navigate("file://"+file),
		chromedp.WaitVisible("#list button", chromedp.ByQuery),
		chromedp.Evaluate(`window.hacked === 1`, &hacked),
		chromedp.Title(&title),
		chromedp.Click("#text .figure.linked", chromedp.ByQuery),
		chromedp.Text("#card", &card, chromedp.ByQuery),
		chromedp.Click("#card section:last-child button:last-child", chromedp.ByQuery),
		chromedp.Text("#wrongs", &wrong, chromedp.ByQuery),
		chromedp.KeyEvent("n"),
		chromedp.Evaluate(`[...document.querySelectorAll("#text .m")].findIndex((m) => m.classList.contains("here")).toString()`, &afterN),
		chromedp.KeyEvent("f"),
		chromedp.Evaluate(`document.getElementById("text").classList.contains("only")`, &only),
		chromedp.KeyEvent("j"),
		chromedp.Evaluate(`[...document.querySelectorAll("#list button")].findIndex((b) => b.getAttribute("aria-current") === "true").toString()`, &afterJ),
	)
	if err != nil {
		t.Fatal(err)
	}
	for _, must := range []string{"粮食产量", "42000 t", "新河县粮食产量达到4.2万吨"} {
		if os.Getenv("NEWSFACTS_PAGE") == "" && !strings.Contains(card, must) {
			t.Errorf("the card lacks %s:\n%s", must, card)
		}
	}
	if len(faults) > 0 || hacked || !strings.HasPrefix(title, "newsfacts") || wrong != "1 marked" || afterN != "1" || !only || afterJ != "1" {
		t.Errorf("faults %q, hacked %v, title %q, marked %q, n to %s, f %v, j to %s", faults, hacked, title, wrong, afterN, only, afterJ)
	}
	if folder := os.Getenv("NEWSFACTS_SHOTS"); folder != "" {
		shots(t, ctx, folder)
	}
}

func browser(t *testing.T, path string) (context.Context, func()) {
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(t.TempDir()), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stopBrowser := chromedp.NewContext(allocator)
	ctx, stopTime := context.WithTimeout(ctx, 90*time.Second)
	return ctx, func() { stopTime(); stopBrowser(); stopAllocator() }
}

// shots saves the page at the width of a phone, a tablet and a desk.
func shots(t *testing.T, ctx context.Context, folder string) {
	for name, width := range map[string]int64{"phone": 390, "tablet": 820, "desk": 1400} {
		var png []byte
		err := chromedp.Run(ctx, chromedp.EmulateViewport(width, 900), chromedp.KeyEvent("f"), chromedp.KeyEvent("n"), chromedp.FullScreenshot(&png, 100))
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, name+".png"), png, 0o644)
		}
		if err != nil {
			t.Error(err)
		}
	}
}
