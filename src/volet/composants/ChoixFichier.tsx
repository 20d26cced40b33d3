/** Picks a text file of the disk. The browser's own field: the only one that opens the file dialog everywhere. */
import { Field, makeStyles, useId } from '@fluentui/react-components';

interface Props {
  readonly fichier: File | null;
  readonly occupe: boolean;
  readonly onChoisir: (fichier: File | null) => void;
}

const useStyles = makeStyles({ champ: { maxWidth: '100%', font: 'inherit', color: 'inherit' } });

export function ChoixFichier({ fichier, occupe, onChoisir }: Props) {
  const styles = useStyles();
  const id = useId('fichier');
  return (
    <Field
      label={{ children: 'Fichier à lire', htmlFor: id }}
      hint={
        fichier === null
          ? 'Fichier de transmission RPLS (texte) ou CSV. Il est lu sur votre poste, rien n’est envoyé.'
          : `Fichier choisi : « ${fichier.name} ». Il est lu sur votre poste, rien n’est envoyé.`
      }
    >
      {(champ) => (
        <input
          {...champ}
          id={id}
          type="file"
          className={styles.champ}
          accept=".csv,.txt,.tsv,.tab,.dat,text/csv,text/plain"
          disabled={occupe}
          onChange={({ target }) => onChoisir(target.files?.[0] ?? null)}
        />
      )}
    </Field>
  );
}
