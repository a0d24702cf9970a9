;; Opens an article as the documentation says, applies one fix, silences one rule, and says what came of it. -*- lexical-binding: t -*-
(load (getenv "SETTINGS") nil t)
(require 'cl-lib)
(require 'eglot)
(setq eglot-confirm-server-initiated-edits nil)

(defun wait-for (what condition)
  "Wait until CONDITION holds; WHAT is it that nothing came of if it never does."
  (let ((end (+ (float-time) 60)))
    (while (not (funcall condition))
      (when (> (float-time) end)
        (message "nothing came of: %s" what)
        (kill-emacs 1))
      (accept-process-output nil 0.05))))

(defun wait-for-diagnostics (count)
  "Wait until so many are shown, then return their texts."
  (wait-for "diagnostics" (lambda () (flymake-start) (= count (length (flymake-diagnostics)))))
  (sort (mapcar #'flymake-diagnostic-text (flymake-diagnostics)) #'string<))

(defun choose (behind title)
  "Choose the action with a TITLE, nil for the default, before the text BEHIND it."
  (goto-char (point-min))
  (search-forward behind)
  (goto-char (match-beginning 0))
  (cl-letf (((symbol-function 'completing-read)
             (lambda (_ _items &rest more) (or title (car (last more)))))
            (last-nonmenu-event t))
    (call-interactively #'eglot-code-actions)))

(find-file (getenv "ARTICLE"))
(run-hooks 'post-command-hook)
(wait-for "a server" #'eglot-current-server)
(message "found %S" (wait-for-diagnostics 2))
(choose "les les" nil)
(save-buffer)
(message "left %S" (wait-for-diagnostics 1))
(choose " , puis" "Ignore space-before-comma here")
(wait-for "the comment" (lambda () (string-match-p "copydesk: ignore" (buffer-string))))
(save-buffer)
(message "left %S" (wait-for-diagnostics 0))
