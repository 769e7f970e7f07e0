/* Starts Wijkdesk with the Python that lies beside it in runtime.
 *
 * Built twice: Wijkdesk.exe for the window, and Wijkdesk.com for who types commands, whose output a console shows.
 * The program starts itself again for work beside the window; Python's own arguments for that are passed on.
 */
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

typedef int (*python_main)(int, wchar_t **);

static int tell(const wchar_t *text)
{
    MessageBoxW(NULL, text, L"Wijkdesk", MB_OK | MB_ICONERROR);
    return 1;
}

int wmain(int argc, wchar_t **argv)
{
    static wchar_t path[32768];
    DWORD length = GetModuleFileNameW(NULL, path, 32768 - 64);
    wchar_t *name = length ? wcsrchr(path, L'\\') : NULL;
    if (name == NULL)
        return tell(L"Wijkdesk kan zichzelf niet vinden. Installeer het opnieuw.");
    wcscpy(name, L"\\runtime\\python311.dll");
    HMODULE python = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    python_main run = python ? (python_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (run == NULL)
        return tell(L"Wijkdesk is niet heel meer. Installeer het opnieuw; je dossiers blijven staan.");
    if (argc > 1 && wcscmp(argv[argc - 1], L"--multiprocessing-fork") == 0)
        return run(argc, argv);
    wchar_t **told = calloc(argc + 5, sizeof *told);
    if (told == NULL)
        return tell(L"Er is te weinig geheugen vrij. Sluit andere programma's.");
    told[0] = argv[0];
    told[1] = L"-X";
    told[2] = L"utf8";
    told[3] = L"-m";
    told[4] = L"wijkdesk";
    for (int i = 1; i < argc; i++)
        told[i + 4] = argv[i];
    return run(argc + 4, told);
}
