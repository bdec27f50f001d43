;;; emacs.el --- Types into a real Emacs and checks what its user sees  -*- lexical-binding: t; -*-
;;   REFDESK_CLIENT=eglot|lsp-mode emacs --batch -Q -l emacs.el
;;     REFDESK.EL DEMO-FOLDER SCENARIOS-FOLDER WORK-FOLDER [PART-OF-A-NAME]

(require 'package)
(require 'cl-lib)
(require 'json)
(require 'let-alist)
(add-to-list 'package-directory-list "/usr/share/emacs/site-lisp/elpa")
(package-initialize)

(defvar check-client (intern (getenv "REFDESK_CLIENT")))
(defvar check-file (pop command-line-args-left))
(defvar check-demo (pop command-line-args-left))
(defvar check-scenarios (file-name-as-directory (pop command-line-args-left)))
(defvar check-work (file-name-as-directory (pop command-line-args-left)))
(defvar check-wanted (pop command-line-args-left))
(defvar check-folder check-work "The scenario's own copy of its files.")
(defvar check-scenario "refdesk.el" "What is being checked.")
(defvar check-passed 0)
(defvar check-failed 0)

(defun check (what holds seen)
  "Count whether WHAT HOLDS; if not, say what was SEEN."
  (if holds
      (cl-incf check-passed)
    (cl-incf check-failed)
    (let ((inhibit-message nil))
      (message "FAILED in %s: %s\n%S" check-scenario what seen))))

(defun await (question)
  "Ask QUESTION until it is answered, or thirty seconds are over."
  (let ((end (+ (float-time) 30)) answer)
    (while (not (or (setq answer (funcall question)) (> (float-time) end)))
      (accept-process-output nil 0.02))
    answer))

;;; The file itself.

(when (eq check-client 'eglot)
  (require 'bytecomp)
  (let ((byte-compile-error-on-warn t)
        (byte-compile-verbose nil)
        (byte-compile-dest-file-function
         (lambda (_) (expand-file-name "refdesk.elc" check-work))))
    (check "refdesk.el compiles without a warning, with no client loaded"
           (byte-compile-file check-file) nil))
  (require 'checkdoc)
  (let (complaints)
    (with-current-buffer (find-file-noselect check-file)
      (let ((checkdoc-create-error-function
             (lambda (text start &rest _)
               (push (cons (line-number-at-pos start) text) complaints)
               nil)))
        (checkdoc-current-buffer t)))
    (check "refdesk.el has nothing that checkdoc minds" (null complaints) complaints)))

;;; The two clients.

(setq inhibit-message t
      make-backup-files nil
      auto-save-default nil
      create-lockfiles nil
      enable-local-variables nil
      xref-prompt-for-identifier nil
      ;; What the server wrote into a file is read without a question.
      revert-without-query '("\\.bib\\'")
      eglot-autoreconnect nil
      eglot-send-changes-idle-time 0
      eglot-confirm-server-initiated-edits nil
      lsp-auto-guess-root t
      lsp-enable-snippet nil
      lsp-keep-workspace-alive nil
      lsp-diagnostics-provider :flymake
      lsp-session-file (expand-file-name ".lsp-session" check-work)
      lsp-server-install-dir check-work
      ;; Where a choice is offered, the first.
      completing-read-function
      (lambda (prompt table &rest _)
        (message "%s" prompt)
        (car (all-completions "" table))))
(prefer-coding-system 'utf-8)
;; A source beside those of the scenarios, by the editor's own settings.
(setq refdesk-settings '(:sources [(:path "settings.bib" :role "index")]))
(add-hook 'project-find-functions (lambda (_) (cons 'transient check-folder)))
(require 'markdown-mode)
(add-to-list 'auto-mode-alist '("\\.qmd\\'" . markdown-mode))
(load (expand-file-name check-file) nil t)
(require check-client)

(defun visit (name)
  "Show the file NAME of the scenario, with its server."
  (find-file (expand-file-name name check-folder))
  (set-window-buffer (selected-window) (current-buffer))
  (pcase check-client
    ('eglot
     (unless (eglot-managed-p)
       (apply #'eglot (eglot--guess-contact)))
     (await #'eglot-managed-p))
    ('lsp-mode
     (unless lsp-mode (lsp))
     (await (lambda ()
              (cl-every (lambda (one) (eq (lsp--workspace-status one) 'initialized))
                        (lsp-workspaces)))))))

(defun place (text offset)
  "Go OFFSET characters into the first TEXT."
  (goto-char (point-min))
  (search-forward text)
  (goto-char (+ (match-beginning 0) offset)))

(defun line ()
  (buffer-substring-no-properties (line-beginning-position) (line-end-position)))

;;; Completion, as a front end does it.

(defvar check-offered nil)

(defun front-end (accepts)
  "A `completion-in-region-function' that notes what it would show.
It takes the first if ACCEPTS."
  (lambda (beg end table &optional predicate)
    (let* ((text (buffer-substring-no-properties beg end))
           (metadata (completion-metadata text table predicate))
           (all (completion-all-completions text table predicate (- (point) beg) metadata))
           (sort (completion-metadata-get metadata 'display-sort-function))
           (exit (plist-get completion-extra-properties :exit-function)))
      (when (consp all) (setcdr (last all) nil))
      (setq check-offered (if sort (funcall sort all) all))
      (when (and accepts check-offered)
        (completion--replace beg end (car check-offered))
        (when exit (funcall exit (car check-offered) 'finished))))))

(defun complete (accepts)
  (setq check-offered nil)
  (let ((completion-in-region-function (front-end accepts)))
    (completion-at-point))
  check-offered)

(defun type-citation (text from expected accepted &optional closing)
  "Type TEXT on a new last line; papers are offered FROM that many letters on.
The first is EXPECTED in the end, and taking it makes the line ACCEPTED,
which is then closed, by CLOSING or as its beginning wants."
  (goto-char (point-max))
  (insert "\n")
  (when (cl-loop for letter across text
                 for typed from 1
                 do (let ((last-command-event letter))
                      (call-interactively #'self-insert-command))
                 always (or (< typed from)
                            (let ((offered (await (lambda () (complete nil)))))
                              (check (format "papers are offered at “%s”" (line)) offered nil)
                              offered)))
    (let ((offered (await (lambda ()
                            (and (string-prefix-p expected (or (car (complete nil)) ""))
                                 check-offered)))))
      (check (format "“%s” offers %s first" text expected) offered check-offered)
      (check "what the project does not name is not offered"
             (not (cl-some (lambda (one) (string-prefix-p "stray1900" one)) check-offered))
             check-offered))
    (complete t)
    (check (format "accepting gives “%s”" accepted) (equal (line) accepted) (line)))
  (insert (or closing (if (string-prefix-p "\\" text) "}" "]"))))

;;; What a document shows.

(defun messages ()
  "What is underlined, each as (TEXT . MESSAGE)."
  (flymake-start)
  (mapcar (lambda (one)
            (cons (buffer-substring-no-properties
                   (flymake-diagnostic-beg one) (flymake-diagnostic-end one))
                  (flymake-diagnostic-text one)))
          (flymake-diagnostics)))

(defun message-at (text)
  (cdr (assoc text (messages))))

(defun card ()
  "What the editor shows of what is at point."
  (pcase check-client
    ('eglot
     (let (shown)
       (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
       (await (lambda () (and shown (substring-no-properties shown))))))
    ('lsp-mode
     (save-window-excursion (lsp-describe-thing-at-point))
     (with-current-buffer "*lsp-help*" (buffer-string)))))

(defun identifier ()
  (xref-backend-identifier-at-point (xref-find-backend)))

(defun definition-of (name text)
  "Where the definition of TEXT in the file NAME leads."
  (visit name)
  (place text (/ (length text) 2))
  (xref-find-definitions (identifier))
  (list (buffer-name) (line)))

(defun references-to (name text)
  "The files with references to TEXT of the file NAME."
  (visit name)
  (place text (/ (length text) 2))
  (let (files)
    (dolist (one (xref-backend-references (xref-find-backend) (identifier)))
      (push (file-name-nondirectory (xref-location-group (xref-item-location one))) files))
    (sort (delete-dups files) #'string<)))

(defun check-document (name opening)
  "Check all that the file NAME shows, in which OPENING begins a citation."
  (visit name)
  (let ((misspelt (await (lambda () (message-at "wei2022chian")))))
    (check "the misspelt key is underlined and the right key named"
           (and misspelt (string-search "wei2022chain" misspelt))
           (messages)))
  (check "a key of the index is no unknown key"
         (string-search "in your index" (or (message-at "adolphs2023cringe") ""))
         (messages))
  ;; Words of a title, through blanks.
  (let ((from (1+ (length opening))))
    (type-citation (concat opening "chain verif") from
                   "chainofverification" (concat opening "chainofverification"))
    (type-citation (concat opening "system 2 attent") from
                   "system2attention" (concat opening "system2attention"))
    (type-citation (concat opening "SUKHBAATAR span") from
                   "sukhbaatar2019adaptive" (concat opening "sukhbaatar2019adaptive")))
  (when (eq check-client 'eglot)
    ;; The editor's own TAB.
    (goto-char (point-max))
    (insert "\n" opening "distilling into system")
    (let ((completion-cycle-threshold t)) (completion-at-point))
    (check "TAB takes the best" (equal (line) (concat opening "distillingsystem")) (line))
    (delete-region (line-beginning-position) (point)))
  (save-buffer)
  (place "adolphs2023cringe" 2)
  (let ((seen (card)))
    (check "hover shows the abstract" (string-search "what not to write" (or seen "")) seen)
    (check "hover names the source"
           (string-search "acl-anthology-author-page.txt" (or seen "")) seen))
  (place "wei2022chian" 3)
  (pcase check-client
    ('eglot (eglot-code-actions (point) (point) "quickfix" t))
    ('lsp-mode (lsp-execute-code-action-by-kind "quickfix")))
  (check "the quick fix mends the key"
         (await (lambda () (string-match-p "wei2022chain\\b" (buffer-string))))
         (buffer-string))
  (check "the mended key is no longer underlined"
         (await (lambda () (not (message-at "wei2022chian")))) (messages))
  (let ((there (definition-of name "ji2023survey")))
    (check "definition opens the .bib at the entry"
           (equal there '("refs.bib" "@article{ji2023survey,")) there))
  (let ((there (definition-of name "adolphs2023cringe")))
    (check "definition opens the listing at the paper"
           (and (equal (car there) "acl-anthology-author-page.txt")
                (string-search "CRINGE" (cadr there)))
           there)))

(defun check-demo ()
  "All that the demo shows."
  (with-temp-file (expand-file-name "draft.tex" check-folder)
    (insert "\\documentclass{article}\n\\usepackage{biblatex}\n\\addbibresource{refs.bib}\n"
            "\\begin{document}\n"
            "Models state falsehoods \\parencite[see][3]{ji2023survey}; steps go back to\n"
            "\\textcite{wei2022chian, adolphs2023cringe}.\n"))
  (check-document "paper.md" "[@")
  (check-document "draft.tex" "\\cite{")
  (visit "paper.md")
  (type-citation "[@zymurgy" 9 "set2024" "[@set2024")
  (let ((files (references-to "paper.md" "ji2023survey")))
    (check "references are found in all documents"
           (cl-every (lambda (one) (member one files)) '("draft.tex" "paper.md")) files))
  ;; Keys with punctuation complete to their end; the .bib is edited and saved meanwhile.
  (visit "refs.bib")
  (goto-char (point-max))
  (insert "@misc{smith:2020-a/b.c+d, title = {Oddities of keys}}\n")
  (save-buffer)
  (visit "paper.md")
  (type-citation "[@smith:2020-a/b.c+" 3 "smith:2020-a/b.c+d" "[@smith:2020-a/b.c+d")
  ;; The command line from within.
  (when (eq check-client 'eglot)
    (visit "paper.md")
    (save-buffer)
    (place "ji2023survey" 0)
    (insert "x")
    (save-buffer)
    (refdesk-check buffer-file-name)
    (check "refdesk-check names the problem at its place"
           (await (lambda ()
                    (with-current-buffer "*refdesk*"
                      (string-search "paper.md:8:58: error: Unknown key" (buffer-string)))))
           (with-current-buffer "*refdesk*"
             (buffer-substring-no-properties (point-min) (point-max))))))

;;; The scenarios.

(defun check-project (scenario)
  "What SCENARIO, an entry of scenarios.json, says of a project."
  (let-alist scenario
    (when .doctor
      (let ((said (with-temp-buffer
                    (call-process "refdesk" nil t nil "doctor"
                                  (expand-file-name .file check-folder))
                    (buffer-string))))
        (dolist (part .doctor)
          (check (format "doctor says “%s”" part) (string-search part said) said))))
    (visit .file)
    (check (format "%s is underlined, and “%s” said of it" .misspelt.at .misspelt.says)
           (await (lambda () (string-search .misspelt.says (or (message-at .misspelt.at) ""))))
           (messages))
    (dolist (text .fine)
      (check (format "%s is not underlined" text) (not (message-at text)) (messages)))
    (dolist (typed .complete)
      (let-alist typed
        (type-citation (concat .after .words) (1+ (length .after)) .offers
                       (or .becomes (concat .after .offers)) (or .closing ""))))
    (save-buffer)
    (place .hover.at 2)
    (let ((seen (card)))
      (dolist (part .hover.shows)
        (check (format "hover shows “%s”" part) (string-search part (or seen "")) seen)))
    (when .definition
      (let ((there (definition-of .file .definition.at)))
        (check "definition opens the bibliography at the entry"
               (equal there (list (file-name-nondirectory .bibliography) .definition.line))
               there)))
    (when .doctor
      (visit .file)
      (refdesk-doctor)
      (let ((said (with-current-buffer "*refdesk doctor*" (buffer-string))))
        (dolist (part .doctor)
          (check (format "refdesk-doctor shows “%s”" part) (string-search part said) said))))))

;;; Papers of the index that are cited, whose entries are written.

(defun read-raw (name)
  "The text of the file NAME, its line ends as they are; empty if it is not there."
  (let ((path (expand-file-name name check-folder)))
    (if (file-exists-p path)
        (with-temp-buffer
          (let ((coding-system-for-read 'utf-8-unix)) (insert-file-contents path))
          (buffer-string))
      "")))

(defun check-insertion (case)
  "What CASE, an entry of insertions.json, says of a paper that is cited."
  (let-alist case
    (let* ((target (or .instead .bibliography))
           (is-open (member .state '("open" "dirty")))
           (others (lambda ()
                     (mapcar #'read-raw
                             (remove target
                                     (remove .file (directory-files check-folder nil "\\`[^.#].*[.][a-z]+\\'"))))))
           (text (lambda ()
                   (if is-open
                       (with-current-buffer target (buffer-string))
                     (read-raw target))))
           (line (concat .after .accepts))
           (accept (lambda ()
                     (type-citation (concat .after .words)
                                    (+ (length .after) (or .from 1))
                                    .accepts line .closing)))
           before beside on-disk after)
      (when (equal .state "read-only")
        (set-file-modes (expand-file-name target check-folder) #o444))
      (when is-open
        (visit target)
        (when (equal .state "dirty")
          (goto-char (point-min))
          (insert "% not saved\n"))
        (undo-boundary)
        ;; As when Emacs is idle.
        (when (eq check-client 'eglot) (eglot--signal-textDocument/didChange)))
      (setq before (funcall text)
            on-disk (read-raw target)
            after before)
      (visit .file)
      (setq beside (funcall others))
      (accept-process-output nil 0.5)
      (funcall accept)
      (when .says
        (check (format "it says “%s”" .says)
               (await (lambda ()
                        (with-current-buffer "*Messages*"
                          (string-search .says (buffer-string)))))
               (with-current-buffer "*Messages*" (buffer-string))))
      (dolist (part .writes)
        (let-alist part
          (let ((place (if (equal .before "") (length after) (string-search .before after))))
            (setq after (concat (substring after 0 place) .text (substring after place))))))
      (check "the entry is written, and nothing else"
             (await (lambda () (equal (funcall text) after))) (funcall text))
      (when is-open
        (check "the file waits to be saved" (equal (read-raw target) on-disk) (read-raw target)))
      (when .writes
        (check "the key is known"
               (await (lambda ()
                        (when (and is-open (eq check-client 'eglot))
                          (with-current-buffer target
                            (eglot--signal-textDocument/didChange)))
                        (not (message-at .accepts))))
               (messages))
        (funcall accept)
        (accept-process-output nil 0.7)
        (check "the second time nothing is written" (equal (funcall text) after)
               (funcall text)))
      (check "no other file has changed" (equal (funcall others) beside) (funcall others))
      (when is-open
        (with-current-buffer target
          (setq last-command nil)
          ;; As between two commands.
          (undo-boundary)
          (undo)
          (check "one undo takes the entry away" (equal (buffer-string) before)
                 (buffer-string)))))))

(defun run-scenario (number name from bibliography run)
  "Check by RUN the scenario NAME with a copy of the folder FROM.
The copy is called NUMBER and may get a BIBLIOGRAPHY."
  (when (or (not check-wanted) (string-search check-wanted name))
    (let ((began (float-time))
          (failed check-failed))
      (setq check-scenario name
            check-folder (file-name-as-directory
                          (expand-file-name (number-to-string number) check-work)))
      (copy-directory from check-folder nil t t)
      (with-temp-file (expand-file-name "settings.bib" check-folder)
        (insert "@misc{set2024, title = {Zymurgy by settings}}\n"))
      (when bibliography
        (let ((target (expand-file-name bibliography check-folder)))
          (make-directory (file-name-directory target) t)
          (copy-file (expand-file-name "waves.bib" check-scenarios) target)
          (make-directory (expand-file-name "reading" check-folder) t)
          (copy-file (expand-file-name "stray.bib" check-scenarios)
                     (expand-file-name "reading/stray.bib" check-folder))))
      (condition-case problem
          (funcall run)
        (error (check "it runs to its end" nil problem)))
      (pcase check-client
        ('eglot (when (eglot-current-server) (eglot-shutdown (eglot-current-server))))
        ('lsp-mode (ignore-errors (lsp-disconnect))))
      (dolist (buffer (buffer-list))
        (when (buffer-file-name buffer)
          (with-current-buffer buffer (set-buffer-modified-p nil))
          (kill-buffer buffer)))
      (let ((inhibit-message nil))
        (message "%s %s (%.1f s)" (if (= failed check-failed) "ok" "FAILED") name
                 (- (float-time) began))))))

(run-scenario 0 "the demo" check-demo nil #'check-demo)
(let ((number 0)
      (json-array-type 'list))
  (dolist (scenario (json-read-file (expand-file-name "scenarios.json" check-scenarios)))
    (cl-incf number)
    (let-alist scenario
      (when (or (not .only) (member "emacs" .only))
        (run-scenario number .name (expand-file-name .folder check-scenarios) .bibliography
                      (lambda () (check-project scenario))))))
  (dolist (case (json-read-file (expand-file-name "insertions.json" check-scenarios)))
    (cl-incf number)
    (run-scenario number (concat "cited by " (alist-get 'name case))
                  (expand-file-name "insertion" check-scenarios) nil
                  (lambda () (check-insertion case)))))

(setq inhibit-message nil)
(message "%s in Emacs %s: %d passed, %d failed" check-client emacs-version check-passed check-failed)
(kill-emacs (if (and (zerop check-failed) (> check-passed 0)) 0 1))
