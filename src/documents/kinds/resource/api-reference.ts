/** The page that lists the operations, which the rules of the schema name as their source. */
export const apiReference = 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_Operations.html';
